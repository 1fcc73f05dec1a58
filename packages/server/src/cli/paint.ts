import picocolors from 'picocolors'
import type { Environment } from '../config/env.ts'
import { columnsOf } from './columns.ts'
import type { Output } from './io.ts'

export type Paint = ReturnType<typeof picocolors.createColors>

/** Colour on a terminal only, and never where NO_COLOR is set. */
export const paintFor = (output: Output, { noColor }: Environment): Paint =>
  picocolors.createColors(output.isTTY && !noColor)

/** Fills up with spaces to `columns` of a terminal, where a kanji takes two. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - columnsOf(text)))

/** The width of the widest. */
export const widest = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => columnsOf(text)))

/** What comes from outside may hold control characters that a terminal would obey. */
export const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u{FFFD}')

/** `2026-11-20 09:12 UTC` */
export const formatTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC`
