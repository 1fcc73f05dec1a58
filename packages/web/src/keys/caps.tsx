import css from './caps.module.css'
import { capsOf, type Chord, type Platform } from './chord.ts'

/** A chord as it stands on the keyboard. */
export function Caps({ chord, platform }: { readonly chord: Chord; readonly platform: Platform }) {
  return (
    <span className={css['caps']}>
      {capsOf(chord, platform).map((cap) => (
        <kbd key={cap} className={css['cap']}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
