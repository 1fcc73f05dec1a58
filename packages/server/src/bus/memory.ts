import type { Clock } from '../clock.ts'
import { BusError, type Bus, type Topic } from './bus.ts'
import { createShelf, MOST_VALUES } from './shelf.ts'

type Subscription = { readonly hear: (message: unknown) => void }

/** Told what a subscriber threw. Must not throw itself. */
export type SubscriberErrorHandler = (error: unknown, topic: string) => void

const warn: SubscriberErrorHandler = (error, topic) => {
  process.emitWarning(`a subscriber of ${topic} failed: ${String(error)}`, 'BusWarning')
}

/**
 * The bus of a single node. `publish` delivers before it returns, unless it is called from inside a delivery: then after that one.
 * @param mostValues how many values `put` keeps at a time
 */
export function createMemoryBus(clock: Clock, onSubscriberError = warn, mostValues = MOST_VALUES): Bus {
  const shelf = createShelf(clock, mostValues)
  const subscriptions = new Map<string, Set<Subscription>>()
  const waiting: { readonly topic: string; readonly message: unknown }[] = []
  let delivering = false
  let closed = false

  const deliver = (topic: string, message: unknown) => {
    const listeners = subscriptions.get(topic)
    if (listeners === undefined) return
    // Who comes while the message is being told did not subscribe in time; who leaves must hear nothing more.
    for (const subscription of [...listeners]) {
      if (!listeners.has(subscription)) continue
      try {
        subscription.hear(message)
      } catch (error) {
        onSubscriberError(error, topic)
      }
    }
  }

  const deliverWaiting = () => {
    if (delivering) return
    delivering = true
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) deliver(next.topic, next.message)
    delivering = false
  }

  const demandOpen = () => {
    if (closed) throw new BusError('closed', 'the bus is closed')
  }

  return {
    publish: async (topic, message) => {
      demandOpen()
      waiting.push({ topic, message })
      deliverWaiting()
    },

    subscribe: <News>(topic: Topic<News>, subscriber: (message: News) => void) => {
      demandOpen()
      // `publish` lets only a topic's own news in, so what comes out under its name is that news.
      const subscription: Subscription = { hear: (message) => subscriber(message as News) }
      const listeners = subscriptions.get(topic) ?? new Set()
      subscriptions.set(topic, listeners.add(subscription))
      return () => {
        listeners.delete(subscription)
        if (listeners.size === 0 && subscriptions.get(topic) === listeners) subscriptions.delete(topic)
      }
    },

    put: async (key, value, ttlMs) => {
      demandOpen()
      shelf.put(key, value, ttlMs)
    },

    take: async (key) => {
      demandOpen()
      return shelf.take(key)
    },

    close: async () => {
      closed = true
      waiting.length = 0
      for (const listeners of subscriptions.values()) listeners.clear()
      subscriptions.clear()
      shelf.clear()
    },
  }
}
