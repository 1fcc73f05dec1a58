import type { ErrorName } from '@warifu/client'
import type { Row } from './rows.ts'

/** What lies beyond the first or the last loaded message. */
export type Edge =
  | { readonly state: 'none' }
  | { readonly state: 'more' }
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ErrorName }

/** Where a reader wants to be led. */
export type Target =
  | { readonly to: 'present' }
  | { readonly to: 'message'; readonly sequence: number }
  | { readonly to: 'first-unread' }
  /** The first message at or after a time. */
  | { readonly to: 'time'; readonly at: number }

/** Looking for a place that was asked for. `missing`: no message of this room is there, or none that is left. */
export type Search =
  | { readonly state: 'none' }
  | { readonly state: 'looking' }
  | { readonly state: 'missing' }
  | { readonly state: 'failed'; readonly error: ErrorName; readonly target: Target }

/** A place in the list: the end, or a row with its upper edge so far below that of the view, in pixels. */
export type ReaderPlace = { readonly at: 'end' } | { readonly at: 'row'; readonly key: string; readonly top: number }

/** Where the view is to go, once for each `id`. */
export type Landing = { readonly id: number } & (
  | { readonly at: 'end' }
  /** Back to where the reader was. */
  | { readonly at: 'kept'; readonly key: string; readonly top: number }
  /** To a row that was looked for. `begin`: what follows it is to be read; `found`: it is itself what was looked for. */
  | { readonly at: 'begin' | 'found'; readonly key: string; readonly takesFocus: boolean }
)

type WithoutId<Each> = Each extends Landing ? Omit<Each, 'id'> : never
export type LandingPlace = WithoutId<Landing>

export type ReadyTimeline = {
  readonly state: 'ready'
  readonly rows: readonly Row[]
  /** `past`: the rows end before the present does. */
  readonly reach: 'present' | 'past'
  readonly older: Edge
  readonly newer: Edge
  /** Others' messages that came below while the reader was above. */
  readonly newBelow: number
  /** Where the unread part begins, until it was in sight: at a row that is here, or beyond what is loaded. */
  readonly firstUnread: 'none' | 'here' | 'beyond'
  readonly landing: Landing
  /** The key of the row that a link led to. */
  readonly marked: string | null
  readonly search: Search
}

export type TimelineSnapshot =
  { readonly state: 'loading' } | { readonly state: 'failed'; readonly error: ErrorName } | ReadyTimeline
