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
  return snapshots
}
