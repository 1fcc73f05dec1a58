import type { AccountId, Message, RoomEntry, RoomHandle } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createStretch, type Stretch } from './stretch.ts'
import type { Edge } from './timeline-snapshot.ts'

/** Messages loaded at once: at the end, around a place that was looked for, and on the way up or down. */
const FIRST_PAGE = 50
const BEFORE = 25
const PAGE = 100

export type Side = 'older' | 'newer'

/**
 * What is loaded of a room: the stretch that reaches to the present, and where the reader looked for something further up, the stretch
 * around that. The present goes on being kept meanwhile; the other becomes the present when it reaches it.
 */
export type Windows = {
  /** Null until it was loaded. */
  readonly present: Stretch | null
  /** What the reader looks at. */
  readonly shown: Stretch | null
  readonly reach: 'present' | 'past'
  readonly older: Edge
  readonly newer: Edge
  /** Loads the present anew. Rejects where it cannot be loaded. */
  readonly begin: () => Promise<void>
  /** The stretch that holds a sequence, loaded where it is not here. Not shown yet. */
  readonly around: (sequence: number) => Promise<Stretch>
  readonly show: (stretch: Stretch) => void
  /** Loads a page beyond an edge of what is shown. Tells by `changed` when it begins and when it is there. */
  readonly extend: (side: Side) => Promise<void>
  readonly hear: (entry: RoomEntry) => void
  /** A message in either stretch. */
  readonly find: (sequence: number) => Message | null
  readonly drop: () => void
}

type Work = Exclude<Edge, { state: 'none' }>
const MORE: Work = { state: 'more' }
const NONE: Edge = { state: 'none' }

export function createWindows(room: Pick<RoomHandle, 'history'>, me: AccountId, changed: () => void): Windows {
  let present: Stretch | null = null
  let past: Stretch | null = null
  const work = new WeakMap<Stretch, Record<Side, Work>>()
  /** Entries that came while a page was on its way, for whoever waits for one. */
  const waiting = new Set<RoomEntry[]>()

  const workOf = (stretch: Stretch): Record<Side, Work> => {
    const known = work.get(stretch)
    if (known !== undefined) return known
    const made = { older: MORE, newer: MORE }
    work.set(stretch, made)
    return made
  }

  const edge = (side: Side): Edge => {
    const shown = past ?? present
    if (shown === null || !hasMore(shown, side)) return NONE
    return workOf(shown)[side]
  }

  /** Whatever comes while a stretch is loaded is heard by it too. */
  const hearing = async (load: () => Promise<Stretch>): Promise<Stretch> => {
    const heard: RoomEntry[] = []
    waiting.add(heard)
    try {
      const stretch = await load()
      for (const entry of heard) stretch.hear(entry)
      return stretch
    } finally {
      waiting.delete(heard)
    }
  }

  const show = (stretch: Stretch) => {
    const reaches = !stretch.hasNewer && stretch.to >= (present?.to ?? 0)
    if (reaches) present = stretch
    past = stretch === present ? null : stretch
  }

  return {
    get present() {
      return present
    },
    get shown() {
      return past ?? present
    },
    get reach() {
      return past === null ? 'present' : 'past'
    },
    get older() {
      return edge('older')
    },
    get newer() {
      return past === null ? NONE : edge('newer')
    },
    async begin() {
      const stretch = await hearing(async () => {
        const page = await room.history({ limit: FIRST_PAGE })
        return createStretch(me, page, page.head + 1)
      })
      past = null
      present = stretch
    },
    async around(sequence) {
      const here = [past, present].find((stretch) => stretch?.holds(sequence))
      if (here) return here
      return hearing(async () => {
        const [before, after] = await Promise.all([
          room.history({ before: sequence, limit: BEFORE }),
          room.history({ after: sequence - 1, limit: FIRST_PAGE }),
        ])
        const stretch = createStretch(me, before, sequence)
        stretch.append(after)
        return stretch
      })
    },
    show,
    async extend(side) {
      const stretch = past ?? present
      if (stretch === null || !hasMore(stretch, side)) return
      const mine = workOf(stretch)
      if (mine[side].state === 'loading') return
      mine[side] = { state: 'loading' }
      changed()
      try {
        if (side === 'older') stretch.prepend(await room.history({ before: stretch.from, limit: PAGE }))
        else stretch.append(await room.history({ after: stretch.to, limit: PAGE }))
        mine[side] = MORE
        if (stretch === past) show(stretch)
      } catch (error) {
        mine[side] = { state: 'failed', error: errorName(error) }
      }
      changed()
    },
    hear(entry) {
      for (const heard of waiting) heard.push(entry)
      present?.hear(entry)
      past?.hear(entry)
    },
    find: (sequence) => past?.find(sequence) ?? present?.find(sequence) ?? null,
    drop() {
      present = null
      past = null
    },
  }
}

const hasMore = (stretch: Stretch, side: Side): boolean => (side === 'older' ? stretch.hasOlder : stretch.hasNewer)
