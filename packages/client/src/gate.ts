import type { Clock } from './clock.ts'
import { WarifuError } from './errors.ts'

/** Where calls wait until the connection is up and the rooms are listed. */
export type Gate = {
  /** Resolves when the gate is open, with how long that took; rejects with timed-out, or with what barred it. */
  readonly passed: (timeoutMs: number) => Promise<number>
  readonly open: () => void
  readonly shut: () => void
  /** Nothing will open it by itself: whoever waits or comes is turned away with `error`. */
  readonly bar: (error: WarifuError) => void
}

type State =
  { readonly state: 'open' } | { readonly state: 'shut' } | { readonly state: 'barred'; readonly error: WarifuError }

export function createGate(clock: Clock, barredBy: WarifuError): Gate {
  let current: State = { state: 'barred', error: barredBy }
  const waiting = new Set<() => void>()

  function become(state: State): void {
    current = state
    for (const look of [...waiting]) look()
  }

  return {
    passed(timeoutMs) {
      const { promise, resolve, reject } = Promise.withResolvers<number>()
      const startedAt = clock.monotonic()
      const settle = (act: () => void): void => {
        waiting.delete(look)
        cancel()
        act()
      }
      const cancel = clock.after(timeoutMs, () => {
        settle(() => {
          reject(new WarifuError('timed-out'))
        })
      })
      const look = (): void => {
        const { state } = current
        if (state === 'open') {
          settle(() => {
            resolve(clock.monotonic() - startedAt)
          })
        } else if (state === 'barred') {
          const { error } = current
          settle(() => {
            reject(error)
          })
        }
      }
      waiting.add(look)
      look()
      return promise
    },
    open: () => {
      become({ state: 'open' })
    },
    shut: () => {
      become({ state: 'shut' })
    },
    bar: (error) => {
      become({ state: 'barred', error })
    },
  }
}
