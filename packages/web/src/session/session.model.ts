import type { AccountId, Client, ErrorName, Session, Status } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import type { TabMessage, TabsPort } from '../tabs/tabs.model.ts'

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

/** @param signedOut called when an account signed out at this browser, of its own will, in this tab or in another */
export function createSessionModel(
  client: Pick<Client, 'session' | 'signOut' | 'on'>,
  signedOut: (accountId: AccountId) => void,
  tabs: Pick<TabsPort, 'post' | 'hear'>,
): SessionModel {
  const snapshots = createSnapshots<SessionSnapshot>({ state: 'unasked' })
  /** Whose session is or was here; null once that account signed out. */
  let account: AccountId | null = null

  const hold = (session: Session) => {
    account = session.account.accountId
    snapshots.set({ state: 'present', session })
  }

  const check = async () => {
    snapshots.set({ state: 'checking' })
    try {
      const session = await client.session()
      // A set-up or a joining may have made a session while this question was under way.
      if (snapshots.snapshot().state !== 'checking') return
      if (session === null) snapshots.set({ state: 'absent', ended: null })
      else hold(session)
    } catch (error) {
      if (snapshots.snapshot().state === 'checking') snapshots.set({ state: 'unknown', error: errorName(error) })
    }
  }

  const leave = () => {
    if (account !== null) signedOut(account)
    account = null
    snapshots.set({ state: 'absent', ended: null })
  }

  // The server ends the other tabs' connections too, perhaps before this is heard: then it is known now why.
  const heard = (message: TabMessage) => {
    if (message.say === 'signed-out' && message.accountId === account) leave()
    if (message.say === 'signed-in' && snapshots.snapshot().state === 'absent') void check()
  }

  const changed = (status: Status) => {
    if (status.state !== 'closed' || status.reason !== 'signed-out') return
    // Without an error it is `signOut` under way, which may yet fail. A session that is over already is not ended by its connection.
    if (status.error === null || snapshots.snapshot().state === 'absent') return
    snapshots.set({ state: 'absent', ended: status.error.name })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    check: () => void check(),
    ensure() {
      if (snapshots.snapshot().state === 'unasked') void check()
    },
    began(session) {
      hold(session)
      tabs.post({ say: 'signed-in' })
    },
    async signOut() {
      const leaving = account
      try {
        await client.signOut()
      } catch (error) {
        return errorName(error)
      }
      leave()
      if (leaving !== null) tabs.post({ say: 'signed-out', accountId: leaving })
      return null
    },
    start() {
      const ends = [client.on('status', changed), tabs.hear(heard)]
      return () => {
        for (const end of ends) end()
      }
    },
  }
}
