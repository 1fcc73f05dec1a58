import type { Options } from 'mdast-util-from-markdown'

/** The types of micromark's own language, of which the parser's options are made. */
export type Extension = NonNullable<Options['extensions']>[number]
export type Construct = Exclude<NonNullable<NonNullable<Extension['text']>[number]>, readonly unknown[]>
export type Tokenize = Construct['tokenize']
export type Effects = Parameters<Tokenize>[0]
export type State = ReturnType<Tokenize>
/** A UTF-16 code unit; null at the end, negative for line ends and tabs. */
export type Code = Parameters<State>[0]

const isBetween = (code: Code, from: number, to: number) => code !== null && code >= from && code <= to

export const isAsciiWord = (code: Code): boolean =>
  isBetween(code, 0x30, 0x39) || isBetween(code, 0x41, 0x5a) || isBetween(code, 0x61, 0x7a)

/** Space, tab, line end, control, or the end of the text. */
export const isGap = (code: Code): boolean => code === null || code <= 0x20 || isBetween(code, 0x7f, 0xa0)
