import type { Clock } from '../clock.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** What a screen reader is told, politely. `id` makes the same words twice two announcements. */
export type Announcement =
  | { readonly kind: 'none' }
  | { readonly kind: 'message'; readonly id: number; readonly author: string; readonly text: string | null }
  | { readonly kind: 'many'; readonly id: number; readonly count: number }

export type AnnouncerModel = Model<Announcement> & {
  /** A message came. `text` null: it cannot be read. */
  readonly message: (author: string, text: string | null) => void
  readonly stop: () => void
}

/** Messages that come together are gathered this long before anything is said. */
const GATHER_MS = 700
const WINDOW_MS = 5_000
/** More than this many within the window are told as a number. */
const MOST_READ_OUT = 3
const MOST_CHARS = 240

/** Reads out single messages, and bursts as one sentence each window, so that a busy room does not talk over its reader. */
export function createAnnouncerModel(clock: Clock): AnnouncerModel {
  const snapshots = createSnapshots<Announcement>({ kind: 'none' })
  let waiting: readonly { readonly author: string; readonly text: string | null }[] = []
  let recent: readonly number[] = []
  let timer: { readonly kind: 'gather' | 'burst'; readonly cancel: () => void } | null = null
  let burstSaidAt = 0
  let nextId = 0

  const gather = () => {
    timer = { kind: 'gather', cancel: clock.after(GATHER_MS, sayOne) }
  }

  const gatherBurst = () => {
    const since = Math.max(recent[0] ?? clock.now(), burstSaidAt)
    timer = { kind: 'burst', cancel: clock.after(since + WINDOW_MS - clock.now(), sayMany) }
  }

  const sayOne = () => {
    timer = null
    const [first, ...rest] = waiting
    if (first === undefined) return
    snapshots.set({ kind: 'message', id: (nextId += 1), ...first })
    waiting = rest
    if (rest.length > 0) gather()
  }

  const sayMany = () => {
    timer = null
    burstSaidAt = clock.now()
    snapshots.set({ kind: 'many', id: (nextId += 1), count: waiting.length })
    waiting = []
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    message(author, text) {
      waiting = [...waiting, { author, text: text === null ? null : text.slice(0, MOST_CHARS) }]
      recent = [...recent, clock.now()].filter((at) => clock.now() - at < WINDOW_MS)
      if (recent.length <= MOST_READ_OUT) {
        if (timer === null) gather()
        return
      }
      if (timer?.kind === 'burst') return
      timer?.cancel()
      gatherBurst()
    },
    stop() {
      timer?.cancel()
      timer = null
      waiting = []
    },
  }
}
