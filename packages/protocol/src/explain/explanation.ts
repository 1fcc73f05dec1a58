export type Language = 'en' | 'ja'

/** A code in words for the person who meets it. Commands stand in backticks. */
export type Explanation = {
  /** What happened, in one or two sentences. The first answers a program too: it is the `title` of a problem. */
  readonly what: string
  /** Is my data safe? */
  readonly data: string
  /** What to do now. */
  readonly mend: string
}

export type Explanations = Readonly<Record<Language, Explanation>>
