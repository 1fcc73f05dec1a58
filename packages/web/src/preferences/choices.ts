/** What can be chosen at this browser, beside the language; the first of each holds until somebody chooses. */
export const choices = {
  theme: ['system', 'light', 'dark'],
  /** `system`: strong where the system asks for it. */
  contrast: ['system', 'more', 'usual'],
  density: ['comfortable', 'compact'],
  textSize: ['usual', 'large', 'larger'],
  /** What sends a message; the other one is a new line. */
  sendKey: ['enter', 'mod-enter'],
  /** Whether a character alone can be a shortcut where nobody writes. */
  characterKeys: ['on', 'off'],
  /** Whether the desktop shows that something came. */
  notifications: ['off', 'on'],
  /** Whether it shows what came, too: whoever looks over the shoulder reads it. */
  notificationText: ['hidden', 'shown'],
} as const

export type Choices = { readonly [Name in keyof typeof choices]: (typeof choices)[Name][number] }
export type ChoiceName = keyof Choices

/** The same table, from which a name takes its own values. */
export const valuesOf: { readonly [Name in ChoiceName]: readonly [Choices[Name], ...Choices[Name][]] } = choices

export const choiceNames = Object.keys(choices) as readonly ChoiceName[] // The keys of that very table.

/** Under which name a browser keeps one; `public/appearance.js` reads the same. */
export const keptAs = (name: ChoiceName | 'language'): string => `warifu.${name}`

/** What a kept or foreign text means; null: nothing that can be chosen. */
export function chosen<Name extends ChoiceName>(name: Name, value: string | null): Choices[Name] | null {
  return valuesOf[name].find((each) => each === value) ?? null
}

/** What holds until somebody chooses. */
export const unchosen = <Name extends ChoiceName>(name: Name): Choices[Name] => valuesOf[name][0]
