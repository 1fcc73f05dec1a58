declare const news: unique symbol

/** A name on the bus that knows what is said under it. Made in `topics.ts` only. */
export type Topic<News> = string & { readonly [news]: News }

/**
 * What is told to other nodes, and what they share for a moment. The database is the truth; the bus only says "there is news".
 * Values are JSON-safe, and nobody changes one that was published. A topic's news arrives in the order in which one node
 * published it, also where a subscriber publishes while it listens.
 */
export type Bus = {
  /** Tells every subscriber, on this node too. Resolves when the bus has taken it over. */
  readonly publish: <News>(topic: Topic<News>, message: NoInfer<News>) => Promise<void>
  /** Returns the function that ends the subscription. A subscriber's error is its own: it never reaches the publisher. */
  readonly subscribe: <News>(topic: Topic<News>, subscriber: (message: NoInfer<News>) => void) => () => void
  /** Keeps `value` under `key` for `ttlMs`, instead of what was there. Rejects with BusError `full` rather than grow without end. */
  readonly put: (key: string, value: unknown, ttlMs: number) => Promise<void>
  /** Takes a value out: of any number of callers exactly one gets it, the others null. An expired value is gone. */
  readonly take: (key: string) => Promise<unknown>
  /** Ends every subscription and forgets every value. Asking anything afterwards rejects with BusError `closed`. */
  readonly close: () => Promise<void>
}

/** Why a bus cannot do what it was asked. `full` and `unavailable` may pass; `closed` does not. */
export class BusError extends Error {
  override readonly name = 'BusError'
  readonly kind: 'full' | 'closed' | 'unavailable'

  constructor(kind: BusError['kind'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.kind = kind
  }
}
