import type { TabMessage, TabsPort } from './tabs.model.ts'

const CHANNEL = 'warifu.tabs'

/** The tabs of this browser, by its own means. Where it has none, this tab is the only one. */
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
      const { promise, resolve } = Promise.withResolvers<undefined>()
      const leaving = new AbortController()
      window.navigator.locks
        .request(name, { signal: leaving.signal }, () => {
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
  if (data.say === 'looking?' || data.say === 'looking') return { say: data.say }
  if (data.say !== 'signed-out' || !('accountId' in data) || typeof data.accountId !== 'string') return null
  // Compared with the account that is here, never used otherwise.
  return { say: 'signed-out', accountId: data.accountId as (TabMessage & { say: 'signed-out' })['accountId'] }
}
