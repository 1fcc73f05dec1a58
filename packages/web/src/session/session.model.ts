import type { AccountId, Client, ErrorName, Session } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** Who is signed in at this browser, as far as is known. */
export type SessionSnapshot =
  | { readonly state: 'unasked' }
  | { readonly state: 'checking' }
  /** Nobody could be asked. */
  | { readonly state: 'unknown'; readonly error: ErrorName }
  /** `ended`: why the session that was here is over; null where there was none, or it was signed out here. */
  | { readonly state: 'absent'; readonly ended: ErrorName | null }
  | { readonly state: 'present'; readonly session: Session }

export type SessionModel = Model<SessionSnapshot> & {
  /** Asks the server which session the browser has. */
  readonly check: () => void
  /** The same, where nobody has asked yet. */
  readonly ensure: () => void
  /** A sign-in, a set-up or a joining made a session. */
  readonly began: (session: Session) => void
  /** Null where it is done; otherwise why the session is still alive. */
  readonly signOut: () => Promise<ErrorName | null>
  readonly start: () => () => void
}

/** @param signedOut called when an account signed out here, of its own will */
export function createSessionModel(
  client: Pick<Client, 'session' | 'signOut' | 'on'>,
  signedOut: (accountId: AccountId) => void,
): SessionModel {
  const snapshots = createSnapshots<SessionSnapshot>({ state: 'unasked' })

  const check = async () => {
    snapshots.set({ state: 'checking' })
    try {
      const session = await client.session()
      // A set-up or a joining may have made a session while this question was under way.
      if (snapshots.snapshot().state !== 'checking') return
      snapshots.set(session === null ? { state: 'absent', ended: null } : { state: 'present', session })
    } catch (error) {
      if (snapshots.snapshot().state === 'checking') snapshots.set({ state: 'unknown', error: errorName(error) })
    }
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    check: () => void check(),
    ensure() {
      if (snapshots.snapshot().state === 'unasked') void check()
    },
    began(session) {
      snapshots.set({ state: 'present', session })
    },
    async signOut() {
      const shown = snapshots.snapshot()
      try {
        await client.signOut()
      } catch (error) {
        return errorName(error)
      }
      if (shown.state === 'present') signedOut(shown.session.account.accountId)
      snapshots.set({ state: 'absent', ended: null })
      return null
    },
    start: () =>
      client.on('status', (status) => {
        if (status.state !== 'closed' || status.reason !== 'signed-out') return
        snapshots.set({ state: 'absent', ended: status.error?.name ?? null })
      }),
  }
}
