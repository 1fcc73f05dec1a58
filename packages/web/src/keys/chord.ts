import { belongsToInputMethod, type KeyPress } from '../composer/keys.ts'

export type Platform = 'mac' | 'other'

/** Keys pressed together: modifiers in this order, then one key as `KeyboardEvent.key` names it. `Mod` is Cmd on a Mac, else Ctrl. */
export type Chord = `${'' | 'Mod+'}${'' | 'Alt+'}${'' | 'Shift+'}${string}`

/** A key event as chords are compared with; the DOM's and React's native events have all of it. */
export type ChordPress = KeyPress & { readonly code: string }

type Parts = { readonly mod: boolean; readonly alt: boolean; readonly shift: boolean; readonly key: string }

export function partsOf(chord: Chord): Parts {
  const [, modifiers = '', key = ''] = /^((?:(?:Mod|Alt|Shift)\+)*)(.+)$/.exec(chord) ?? []
  const names = modifiers.split('+')
  return { mod: names.includes('Mod'), alt: names.includes('Alt'), shift: names.includes('Shift'), key }
}

/** True where the press is this chord and nothing else, and no input method has it. */
export function isChord(press: ChordPress, chord: Chord, platform: Platform): boolean {
  if (belongsToInputMethod(press)) return false
  const { mod, alt, shift, key } = partsOf(chord)
  const [withMod, withOther] = platform === 'mac' ? [press.metaKey, press.ctrlKey] : [press.ctrlKey, press.metaKey]
  if (withMod !== mod || withOther || press.altKey !== alt) return false
  // Which sign a key gives depends on Shift and on the layout: for signs the outcome counts, not how it was reached.
  if (!isSign(key) && press.shiftKey !== shift) return false
  return keyOf(press) === key.toLowerCase()
}

/** True for what can be pressed in the middle of writing without writing anything. */
export function isSafeWhileTyping(chord: Chord): boolean {
  const { mod, alt, shift, key } = partsOf(chord)
  // Escape alone has a meaning in fields; with Shift it has none.
  return mod || alt || /^F\d+$/.test(key) || (shift && key === 'Escape')
}

/** True for a key that alone, or with Shift, would write a character. */
export function isCharacter(chord: Chord): boolean {
  const { mod, alt, key } = partsOf(chord)
  return !mod && !alt && key.length === 1
}

const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key)

/** The letter that is written; on a layout without Latin letters, the one that is printed on the key elsewhere. */
function keyOf({ key, code }: ChordPress): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]

  return (letter !== undefined && !/^[\x00-\x7f]+$/.test(key) ? letter : key).toLowerCase()
}

const capsOnMac: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
const capsElsewhere: Readonly<Record<string, string>> = { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' }
const keyCaps: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** What stands on the keys of a chord, one by one. */
export function capsOf(chord: Chord, platform: Platform): readonly string[] {
  const { mod, alt, shift, key } = partsOf(chord)
  const modifiers = [mod ? 'Mod' : null, alt ? 'Alt' : null, shift ? 'Shift' : null].filter((name) => name !== null)
  const caps = platform === 'mac' ? capsOnMac : capsElsewhere
  return [...modifiers.map((name) => caps[name] ?? name), keyCaps[key] ?? (key.length === 1 ? key.toUpperCase() : key)]
}

/** A chord inside a sentence: `Ctrl+Enter`, `⌘Enter`. */
export const chordText = (chord: Chord, platform: Platform): string =>
  capsOf(chord, platform).join(platform === 'mac' ? '' : '+')
