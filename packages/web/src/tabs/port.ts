import type { TabMessage, TabsPort } from './tabs.model.ts'

const CHANNEL = 'warifu.tabs'

/**
 * The tabs of this browser that show this origin, by its own means: pages of other origins hear nothing and are not heard (HTML
 * Standard, 9.5). One for each page: a second one would hear what the first one posts.
 */
export function tabsOf(window: Window & typeof globalThis): TabsPort {
  const channel = 'BroadcastChannel' in window ? new window.BroadcastChannel(CHANNEL) : null
  return {
    post(message) {
      channel?.postMessage(message)
    },
    hear(listener) {
      const heard = (event: MessageEvent<unknown>) => {
        const message = readMessage(event.data)
        if (message !== null) listener(message)
      }
      channel?.addEventListener('message', heard)
      return () => {
        channel?.removeEventListener('message', heard)
      }
    },
    queue(name, lead) {
      if (!('locks' in window.navigator)) {
        lead()
        return () => {}
      }
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const leaving = new AbortController()
      window.navigator.locks
        .request(name, { signal: leaving.signal }, () => {
          if (leaving.signal.aborted) return
          lead()
          return promise
        })
        .catch(() => {
          // Stepped back before its turn came.
        })
      return () => {
        leaving.abort()
        resolve(undefined)
      }
    },
  }
}

/** A tab of an earlier or a later build may say what this one does not know. */
function readMessage(data: unknown): TabMessage | null {
  if (typeof data !== 'object' || data === null || !('say' in data)) return null
  if (data.say === 'looking?' || data.say === 'looking' || data.say === 'signed-in') return { say: data.say }
  if (data.say !== 'signed-out' || !('accountId' in data) || typeof data.accountId !== 'string') return null
  return { say: 'signed-out', accountId: data.accountId }
}
