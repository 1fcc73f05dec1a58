import type { SendKey } from '../composer/keys.ts'
import type { MessageId } from '../i18n/i18n.ts'
import { isChord, type Chord, type ChordPress, type Platform } from './chord.ts'

/** Where a key acts: on every screen of the chat; while writing; in the list of suggestions above that; on the message that has the focus. */
export type KeyPlace = KeyRow['where']

type Chords = Readonly<Record<Platform, readonly Chord[]>>

export type KeyRow = {
  readonly id: string
  /** Each alone does it. The first is shown beside buttons. */
  readonly chords: Chords
  /** What it does, in a few words. */
  readonly words: MessageId
  /** True where the palette offers it too. */
  readonly command: boolean
} & (
  | { readonly where: 'everywhere' | 'suggestions' | 'message' }
  /** `modSends`: its chords where Enter alone does not send. */
  | { readonly where: 'composer'; readonly modSends: Chords }
)

const same = (...chords: readonly Chord[]) => ({ mac: chords, other: chords })

/**
 * Every shortcut. The sheet shows this table; the listener acts on the rows of `everywhere` through `useKey`, and who has the focus
 * acts on the rest: by asking `means` and `meansToWriter`, or, for a message, by the button that stands `underKey`. To add one: a row
 * here, its sentence in the catalogs, and one of those.
 */
export const keyTable = [
  { id: 'palette', chords: same('Mod+k'), where: 'everywhere', words: 'keys.palette', command: false },
  { id: 'shortcuts', chords: same('?', 'Mod+/'), where: 'everywhere', words: 'keys.shortcuts', command: true },
  { id: 'settings', chords: same('Mod+,'), where: 'everywhere', words: 'keys.settings', command: true },
  {
    id: 'room.previous',
    chords: same('Alt+ArrowUp'),
    where: 'everywhere',
    words: 'keys.room.previous',
    command: false,
  },
  { id: 'room.next', chords: same('Alt+ArrowDown'), where: 'everywhere', words: 'keys.room.next', command: false },
  {
    id: 'room.previous-unread',
    chords: same('Alt+Shift+ArrowUp'),
    where: 'everywhere',
    words: 'keys.room.previous-unread',
    command: true,
  },
  {
    id: 'room.next-unread',
    chords: same('Alt+Shift+ArrowDown'),
    where: 'everywhere',
    words: 'keys.room.next-unread',
    command: true,
  },
  { id: 'rooms.read', chords: same('Shift+Escape'), where: 'everywhere', words: 'keys.rooms.read', command: true },
  { id: 'landmark.next', chords: same('F6'), where: 'everywhere', words: 'keys.landmark.next', command: false },
  {
    id: 'landmark.previous',
    chords: same('Shift+F6'),
    where: 'everywhere',
    words: 'keys.landmark.previous',
    command: false,
  },
  { id: 'composer', chords: same('Escape'), where: 'everywhere', words: 'keys.composer', command: false },
  {
    id: 'composer.send',
    chords: same('Enter', 'Mod+Enter'),
    modSends: same('Mod+Enter'),
    where: 'composer',
    words: 'keys.composer.send',
    command: false,
  },
  {
    id: 'composer.new-line',
    chords: same('Shift+Enter'),
    modSends: same('Enter', 'Shift+Enter'),
    where: 'composer',
    words: 'keys.composer.new-line',
    command: false,
  },
  {
    id: 'composer.edit-last',
    chords: same('ArrowUp'),
    modSends: same('ArrowUp'),
    where: 'composer',
    words: 'keys.composer.edit-last',
    command: false,
  },
  {
    id: 'composer.cancel',
    chords: same('Escape'),
    modSends: same('Escape'),
    where: 'composer',
    words: 'keys.composer.cancel',
    command: false,
  },
  {
    id: 'suggestions.take',
    chords: same('Enter', 'Tab'),
    where: 'suggestions',
    words: 'keys.suggestions.take',
    command: false,
  },
  {
    id: 'suggestions.previous',
    chords: same('ArrowUp'),
    where: 'suggestions',
    words: 'keys.suggestions.previous',
    command: false,
  },
  {
    id: 'suggestions.next',
    chords: same('ArrowDown'),
    where: 'suggestions',
    words: 'keys.suggestions.next',
    command: false,
  },
  {
    id: 'suggestions.close',
    chords: same('Escape'),
    where: 'suggestions',
    words: 'keys.suggestions.close',
    command: false,
  },
  { id: 'message.agree', chords: same('+'), where: 'message', words: 'keys.message.agree', command: false },
  { id: 'message.react', chords: same(':'), where: 'message', words: 'keys.message.react', command: false },
  { id: 'message.reply', chords: same('r'), where: 'message', words: 'keys.message.reply', command: false },
  { id: 'message.edit', chords: same('e'), where: 'message', words: 'keys.message.edit', command: false },
  { id: 'message.more', chords: same('.'), where: 'message', words: 'keys.message.more', command: false },
] as const satisfies readonly KeyRow[]

type Row = (typeof keyTable)[number]
export type KeyId = Row['id']
export type WriterKeyId = Extract<Row, { readonly where: 'composer' }>['id']
export type MessageKeyId = Extract<Row, { readonly where: 'message' }>['id']

export function rowOf(id: KeyId): KeyRow {
  const row = keyTable.find((each) => each.id === id)
  if (row === undefined) throw new Error(`no key ${id}`)
  return row
}

/** The chords of a row on this keyboard, for somebody who sends like this. */
export const chordsOf = (row: KeyRow, platform: Platform, sendKey: SendKey): readonly Chord[] =>
  row.where === 'composer' && sendKey === 'mod-enter' ? row.modSends[platform] : row.chords[platform]

/** True where the press is the shortcut `id`. For those who have the focus: what acts everywhere comes through `useKey`. */
export const means = (press: ChordPress, id: Exclude<KeyId, WriterKeyId>, platform: Platform): boolean =>
  rowOf(id).chords[platform].some((chord) => isChord(press, chord, platform))

/** The same for who is writing, where it depends on what sends. */
export const meansToWriter = (press: ChordPress, id: WriterKeyId, platform: Platform, sendKey: SendKey): boolean =>
  chordsOf(rowOf(id), platform, sendKey).some((chord) => isChord(press, chord, platform))
