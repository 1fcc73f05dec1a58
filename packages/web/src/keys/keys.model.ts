import { isCharacter, isChord, isSafeWhileTyping, type Chord, type ChordPress, type Platform } from './chord.ts'
import { keyTable, type KeyId, type KeyRow } from './key-table.ts'

/** Where the focus is when a key is pressed. */
export type Standing = {
  /** In a field: a sign that is pressed is meant as text. */
  readonly typing: boolean
  /** In a dialog: what lies behind it cannot be reached. */
  readonly modal: boolean
}

export type KeysModel = {
  readonly platform: Platform
  /** Acts on a shortcut until the returned function is called. Who came last is asked first. */
  readonly on: (id: KeyId, act: () => void) => () => void
  /** True where the press was a shortcut and somebody acted on it. */
  readonly press: (press: ChordPress, standing: Standing) => boolean
  /** Does what the shortcut does; false where nobody acts on it now. */
  readonly run: (id: KeyId) => boolean
}

/**
 * Brings the shortcuts that act everywhere to those who act on them.
 * @param takesCharacters false: what would write a character is no shortcut here. Who dictates to the computer needs that (WCAG 2.1.4)
 */
export function createKeysModel(platform: Platform, takesCharacters: () => boolean): KeysModel {
  const acts = new Map<KeyId, readonly (() => void)[]>()
  const everywhere = keyTable.filter(({ where }: KeyRow) => where === 'everywhere')

  const run = (id: KeyId): boolean => {
    const act = acts.get(id)?.at(-1)
    if (act === undefined) return false
    act()
    return true
  }

  return {
    platform,
    on(id, act) {
      const own = () => {
        act()
      }
      acts.set(id, [...(acts.get(id) ?? []), own])
      return () => {
        acts.set(
          id,
          (acts.get(id) ?? []).filter((each) => each !== own),
        )
      }
    },
    press(press, { typing, modal }) {
      if (modal) return false
      const counts = (chord: Chord) =>
        (!typing || isSafeWhileTyping(chord)) && (takesCharacters() || !isCharacter(chord))
      const pressed = everywhere.find((row) =>
        row.chords[platform].some((chord) => counts(chord) && isChord(press, chord, platform)),
      )
      return pressed !== undefined && run(pressed.id)
    },
    run,
  }
}
