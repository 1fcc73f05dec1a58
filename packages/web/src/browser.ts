import type { Platform } from './keys/chord.ts'
import type { Kept } from './preferences/preferences.model.ts'
import { createSnapshots, type Model } from './snapshots.ts'

/** Whether the device has a network, as far as the browser knows. */
export function networkOf(window: Window): Model<boolean> {
  const snapshots = createSnapshots(window.navigator.onLine)
  const update = () => {
    snapshots.set(window.navigator.onLine)
  }
  window.addEventListener('online', update)
  window.addEventListener('offline', update)
  return snapshots
}

/** Whether a person is looking at this window: it is visible and has the focus. */
export function attentionOf(window: Window): Model<boolean> {
  const { document } = window
  const looking = () => document.visibilityState === 'visible' && document.hasFocus()
  const snapshots = createSnapshots(looking())
  const update = () => {
    snapshots.set(looking())
  }
  document.addEventListener('visibilitychange', update)
  window.addEventListener('focus', update)
  window.addEventListener('blur', update)
  // Not every window tells of its focus, and a press says as much.
  for (const press of ['pointerdown', 'keydown'])
    window.addEventListener(press, update, { capture: true, passive: true })
  return snapshots
}

/** Whether a media query holds: what the system or the window is like at present. */
export function matches(window: Window, query: string): Model<boolean> {
  const list = window.matchMedia(query)
  const snapshots = createSnapshots(list.matches)
  list.addEventListener('change', () => {
    snapshots.set(list.matches)
  })
  return snapshots
}

/** What this browser keeps for the whole site, in every tab. It is reached for only when used: where it is forbidden, its name throws. */
export const keptIn = (window: Window): Kept => ({
  getItem: (key) => window.localStorage.getItem(key),
  setItem: (key, value) => {
    window.localStorage.setItem(key, value)
  },
  onChanged: (listener) => {
    const changed = ({ key }: StorageEvent) => {
      listener(key)
    }
    window.addEventListener('storage', changed)
    return () => {
      window.removeEventListener('storage', changed)
    }
  },
})

/** Which keys a keyboard here has. */
export const platformOf = ({ navigator }: Window): Platform =>
  // `platform` is deprecated and still the only one that every browser has; nothing but the names of keys hangs on it.
  /^(?:Mac|iPhone|iPad)/.test(navigator.platform) ? 'mac' : 'other'
