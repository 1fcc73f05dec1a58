import type { Clock } from '../clock.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** Something that was just done, and the way back from it. */
export type Notice = {
  readonly id: number
  readonly text: string
  /** What the button says and does; null: nothing to press. */
  readonly action: { readonly label: string; readonly act: () => void } | null
}

export type NoticesModel = Model<Notice | null> & {
  /** Shows a line in the place of the one before. */
  readonly tell: (text: string, action?: Notice['action']) => void
  readonly dismiss: () => void
  /** While it is pointed at or has the focus it waits (WCAG 2.2.1). */
  readonly hold: () => void
  readonly release: () => void
}

const PLAIN_MS = 5_000
/** Longer where there is something to press. */
const ACTION_MS = 10_000

/** One line at a time, which goes by itself. */
export function createNoticesModel(clock: Clock): NoticesModel {
  const snapshots = createSnapshots<Notice | null>(null)
  let count = 0
  let cancel = () => {}

  const dismiss = () => {
    cancel()
    snapshots.set(null)
  }
  const wait = () => {
    cancel()
    const notice = snapshots.snapshot()
    if (notice !== null) cancel = clock.after(notice.action === null ? PLAIN_MS : ACTION_MS, dismiss)
  }
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    tell(text, action = null) {
      count += 1
      snapshots.set({ id: count, text, action })
      wait()
    },
    dismiss,
    hold: () => {
      cancel()
    },
    release: wait,
  }
}
