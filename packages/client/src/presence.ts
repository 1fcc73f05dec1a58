import type { AccountId, PresenceState, Privacy, PushOf, Result } from '@warifu/protocol'

/** Who is there; an account that is not in it is not connected, or does not show it. */
export type PresenceMap = ReadonlyMap<AccountId, PresenceState>

/** What others show of their presence, and what this account shows of itself [PR]. */
export type Presence = {
  /** A new map only when something changed. */
  readonly present: PresenceMap
  /** Null until the server said. */
  readonly privacy: Privacy | null
  readonly opened: () => void
  readonly lost: () => void
  readonly heard: (push: PushOf<'presence'>) => void
  readonly learned: (privacy: Privacy) => void
  /** Whether somebody is at this client; told again after each reconnect. */
  readonly set: (state: PresenceState) => void
}

type Parts = {
  readonly list: (after: AccountId | null) => Promise<Result<'presence.list'>>
  readonly show: () => Promise<Privacy>
  readonly send: (state: PresenceState) => Promise<unknown>
  readonly changed: (present: PresenceMap) => void
  readonly privacyChanged: (privacy: Privacy) => void
}

const NOBODY: PresenceMap = new Map()

export function createPresence({ list, show, send, changed, privacyChanged }: Parts): Presence {
  let present = NOBODY
  let privacy: Privacy | null = null
  let own: PresenceState = 'active'
  /** The listing under way, with what was pushed since it began; undefined where there is none. */
  let listing: { readonly pushed: PushOf<'presence'>[] } | undefined

  function set(next: PresenceMap): void {
    if (next === present) return
    present = next
    changed(present)
  }

  function apply(to: PresenceMap, { changes }: PushOf<'presence'>): PresenceMap {
    const next = new Map(to)
    for (const { accountId, state } of changes) {
      if (state === null) next.delete(accountId)
      else next.set(accountId, state)
    }
    return next
  }

  /** Presence is an aid: where it cannot be asked for, nobody is shown as there until the next connection. */
  async function listAll(): Promise<void> {
    const current: NonNullable<typeof listing> = { pushed: [] }
    listing = current
    const found = new Map<AccountId, PresenceState>()
    try {
      for (let more = true, after: AccountId | null = null; more;) {
        const page: Result<'presence.list'> = await list(after)
        for (const each of page.present) found.set(each.accountId, each.state)
        after = page.present.at(-1)?.accountId ?? null
        more = page.more && after !== null
      }
    } catch {
      found.clear()
    }
    if (listing !== current) return
    listing = undefined
    set(current.pushed.reduce<PresenceMap>(apply, found))
  }

  function learn(next: Privacy): void {
    const before = privacy
    privacy = next
    privacyChanged(next)
    if (!next.presence) {
      listing = undefined
      if (present.size > 0) set(NOBODY)
    } else if (before?.presence !== true) void listAll()
  }

  return {
    get present() {
      return present
    },
    get privacy() {
      return privacy
    },
    opened() {
      show().then(learn, () => undefined)
      if (own === 'away') send(own).catch(() => undefined)
    },
    lost() {
      privacy = null
      listing = undefined
      if (present.size > 0) set(NOBODY)
    },
    heard(push) {
      if (listing === undefined) set(apply(present, push))
      else listing.pushed.push(push)
    },
    learned: learn,
    set(state) {
      if (own === state) return
      own = state
      send(state).catch(() => undefined)
    },
  }
}
