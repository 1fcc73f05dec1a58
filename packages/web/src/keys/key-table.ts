import type { MessageId } from '../i18n/i18n.ts'
import { isChord, type Chord, type ChordPress, type Platform } from './chord.ts'

/** Where a key acts: on every screen of the chat; while writing; on the message that has the focus. */
export type KeyPlace = 'everywhere' | 'composer' | 'message'

export type KeyRow = {
  readonly id: string
  /** Each alone does it. The first is shown beside buttons. */
  readonly chords: Readonly<Record<Platform, readonly Chord[]>>
  readonly where: KeyPlace
  /** What it does, in a few words. */
  readonly words: MessageId
  /** True where the palette offers it too. */
  readonly command: boolean
}

const same = (...chords: readonly Chord[]) => ({ mac: chords, other: chords })

/**
 * Every shortcut. The sheet shows this table; the listener acts on the rows of `everywhere` through `useKey`, and who has the focus
 * acts on the rest by asking `means`. To add one: a row here, its sentence in the catalogs, and one of those two.
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
] as const satisfies readonly KeyRow[]

export type KeyId = (typeof keyTable)[number]['id']

export function rowOf(id: KeyId): KeyRow {
  const row = keyTable.find((each) => each.id === id)
  if (row === undefined) throw new Error(`no key ${id}`)
  return row
}

/** True where the press is the shortcut `id`. For those who have the focus: what acts everywhere comes through `useKey`. */
export const means = (press: ChordPress, id: KeyId, platform: Platform): boolean =>
  rowOf(id).chords[platform].some((chord) => isChord(press, chord, platform))
