import type { AccountId, Client, ErrorName, ListedAccount, Member, RoomHandle } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** How far the invitation of one account has come. */
export type Invited =
  { readonly state: 'busy' } | { readonly state: 'done' } | { readonly state: 'refused'; readonly error: ErrorName }

/** How far leaving has come. */
export type Leaving =
  { readonly state: 'no' } | { readonly state: 'busy' } | { readonly state: 'refused'; readonly error: ErrorName }

/** How far removing somebody has come; one at a time, for each is asked about. */
export type Removing = Leaving

export type MembersSnapshot =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly error: ErrorName }
  | {
      readonly state: 'ready'
      /** By name. */
      readonly members: readonly Member[]
      /** Accounts of the workspace that could be invited, by name. */
      readonly others: readonly ListedAccount[]
      readonly invited: ReadonlyMap<AccountId, Invited>
      readonly leaving: Leaving
      readonly removing: Removing
    }

export type MembersModel = Model<MembersSnapshot> & {
  readonly load: () => void
  readonly invite: (accountId: AccountId) => Promise<void>
  /** True where the other account is no longer a member. */
  readonly remove: (accountId: AccountId) => Promise<boolean>
  /** Asking whether to remove somebody begins anew, without what was refused before. */
  readonly askToRemove: () => void
  /** True where the account is no longer a member. */
  readonly leave: () => Promise<boolean>
  readonly start: () => () => void
}

/** Who is in a room, who could be invited, and the way out. */
export function createMembersModel(
  room: Pick<RoomHandle, 'members' | 'on' | 'invite' | 'leave' | 'removeMember'>,
  client: Pick<Client, 'accounts'>,
): MembersModel {
  type Ready = Extract<MembersSnapshot, { state: 'ready' }>
  const snapshots = createSnapshots<MembersSnapshot>({ state: 'loading' })

  const change = (part: Partial<Ready>) => {
    const shown = snapshots.snapshot()
    if (shown.state === 'ready') snapshots.set({ ...shown, ...part })
  }

  const load = async () => {
    try {
      const [members, accounts] = await Promise.all([room.members(), client.accounts()])
      const shown = snapshots.snapshot()
      const invited = shown.state === 'ready' ? shown.invited : new Map<AccountId, Invited>()
      snapshots.set({
        state: 'ready',
        ...sortOut(members, accounts),
        invited,
        leaving: { state: 'no' },
        removing: { state: 'no' },
      })
    } catch (error) {
      const name = errorName(error)
      // What is shown already stays: it was true a moment ago, and the strip tells of a lost connection.
      if (snapshots.snapshot().state !== 'ready') snapshots.set({ state: 'failed', error: name })
    }
  }

  const noteInvited = (accountId: AccountId, state: Invited) => {
    const shown = snapshots.snapshot()
    if (shown.state === 'ready') change({ invited: new Map([...shown.invited, [accountId, state]]) })
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    load() {
      snapshots.set({ state: 'loading' })
      void load()
    },
    async invite(accountId) {
      noteInvited(accountId, { state: 'busy' })
      try {
        await room.invite(accountId)
        noteInvited(accountId, { state: 'done' })
      } catch (error) {
        noteInvited(accountId, { state: 'refused', error: errorName(error) })
      }
    },
    askToRemove() {
      change({ removing: { state: 'no' } })
    },
    async remove(accountId) {
      change({ removing: { state: 'busy' } })
      try {
        await room.removeMember(accountId)
        await load()
        return true
      } catch (error) {
        change({ removing: { state: 'refused', error: errorName(error) } })
        return false
      }
    },
    async leave() {
      change({ leaving: { state: 'busy' } })
      try {
        await room.leave()
        return true
      } catch (error) {
        change({ leaving: { state: 'refused', error: errorName(error) } })
        return false
      }
    },
    start() {
      void load()
      return room.on('member', () => void load())
    },
  }
}

const byName = (a: { readonly name: string }, b: { readonly name: string }) => a.name.localeCompare(b.name)

function sortOut(members: readonly Member[], accounts: readonly ListedAccount[]) {
  const inside = new Set(members.map((member) => member.accountId))
  return {
    members: members.toSorted(byName),
    others: accounts.filter((account) => !inside.has(account.accountId)).toSorted(byName),
  }
}
