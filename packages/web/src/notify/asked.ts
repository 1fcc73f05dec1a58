import type { Kept } from '../preferences/preferences.model.ts'

/** Whether somebody was asked already, at this browser, if the desktop shall tell of news. */
export type Asked = {
  readonly was: () => boolean
  readonly remember: () => void
  /** Another tab asked. */
  readonly onRemembered: (listener: () => void) => () => void
}

const KEY = 'warifu.notificationsAsked'

// A browser may forbid storage; then it is asked once a page.
export function createAsked(kept: Kept): Asked {
  let here = false
  return {
    was() {
      try {
        return here || kept.getItem(KEY) !== null
      } catch {
        return here
      }
    },
    remember() {
      here = true
      try {
        kept.setItem(KEY, 'yes')
      } catch {
        return
      }
    },
    onRemembered: (listener) =>
      kept.onChanged((key) => {
        if (key === KEY) listener()
      }),
  }
}
