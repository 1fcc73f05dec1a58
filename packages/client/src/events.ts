/** Subscribes to an event; returns the function that ends the subscription. */
export type Subscribe<Events> = <Name extends keyof Events>(
  name: Name,
  listener: (event: Events[Name]) => void,
) => () => void

export type Emitter<Events> = {
  readonly on: Subscribe<Events>
  readonly emit: <Name extends keyof Events>(name: Name, event: Events[Name]) => void
  /** True where somebody listens to `name`. */
  readonly heard: (name: keyof Events) => boolean
}

/**
 * A tiny typed emitter. Listeners are called in the order of their subscription; one that throws stops neither the others nor
 * the emitter: its error goes to `report`. A listener that subscribes or unsubscribes while called takes effect for the next event.
 */
export function createEmitter<Events>(report: (error: unknown) => void): Emitter<Events> {
  const listeners = new Map<keyof Events, readonly ((event: never) => void)[]>()
  return {
    on(name, listener) {
      // A subscription of its own, so that the same function subscribed twice is called twice and ended once.
      const own: typeof listener = (event) => {
        listener(event)
      }
      listeners.set(name, [...(listeners.get(name) ?? []), own])
      return () => {
        listeners.set(
          name,
          (listeners.get(name) ?? []).filter((each) => each !== own),
        )
      }
    },
    emit(name, event) {
      for (const listener of listeners.get(name) ?? []) {
        try {
          // The map keeps each listener under the name whose event it takes.
          listener(event as never)
        } catch (error) {
          report(error)
        }
      }
    },
    heard: (name) => (listeners.get(name) ?? []).length > 0,
  }
}

/** What the platform's EventTarget does with a listener's error: it becomes an uncaught one, and everybody else goes on. */
export function reportUncaught(error: unknown): void {
  queueMicrotask(() => {
    throw error
  })
}
