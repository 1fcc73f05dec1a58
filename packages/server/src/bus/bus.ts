/**
 * What is told to other nodes, and what they share for a moment. The database is the truth; the bus only says "there is news".
 * Values are JSON-safe. A topic's messages arrive in the order in which one node published them.
 */
export type Bus = {
  /** Tells every subscriber, on this node too. Resolves when the bus has taken it over. */
  readonly publish: (topic: string, message: unknown) => Promise<void>
  /** Returns the function that ends the subscription. A subscriber's error is its own: it never reaches the publisher. */
  readonly subscribe: (topic: string, subscriber: (message: unknown) => void) => () => void
  /** Keeps `value` under `key` for `ttlMs`. */
  readonly put: (key: string, value: unknown, ttlMs: number) => Promise<void>
  /** Takes a value out: of any number of callers exactly one gets it, the others null. */
  readonly take: (key: string) => Promise<unknown>
  readonly close: () => Promise<void>
}
