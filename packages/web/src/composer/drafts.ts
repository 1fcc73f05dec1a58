import type { AccountId, Mention, RoomId } from '@warifu/client'
import { createSnapshots, type Model } from '../snapshots.ts'

/** What was begun to be written in a room. */
export type Draft = { readonly text: string; readonly mentions: readonly Mention[]; readonly replyTo: number | null }

/** What an account has begun to write, by room. It outlives a reload where the browser can keep it, and ends with signing out. */
export type Drafts = Model<ReadonlySet<RoomId>> & {
  readonly read: (roomId: RoomId) => Draft
  readonly keep: (roomId: RoomId, draft: Draft) => void
}

/** Where drafts lie while the page is closed: sealed, each under its account and room. */
export type DraftStore = {
  readonly load: (accountId: AccountId) => Promise<ReadonlyMap<RoomId, Draft>>
  /** An empty draft takes the kept one away. */
  readonly save: (accountId: AccountId, roomId: RoomId, draft: Draft) => Promise<void>
  readonly forget: (accountId: AccountId) => Promise<void>
}

export type DraftKeeper = {
  readonly of: (accountId: AccountId) => Drafts
  /** Nothing is left of what an account has written: it signed out. */
  readonly forget: (accountId: AccountId) => void
}

export const NO_DRAFT: Draft = { text: '', mentions: [], replyTo: null }

export function createDraftKeeper(store: DraftStore): DraftKeeper {
  const accounts = new Map<AccountId, Drafts & { readonly forget: () => void }>()
  return {
    of(accountId) {
      const known = accounts.get(accountId) ?? createDrafts(accountId, store)
      accounts.set(accountId, known)
      return known
    },
    forget(accountId) {
      accounts.get(accountId)?.forget()
      accounts.delete(accountId)
      store.forget(accountId).catch(ignored)
    },
  }
}

function createDrafts(accountId: AccountId, store: DraftStore) {
  const snapshots = createSnapshots<ReadonlySet<RoomId>>(new Set())
  const drafts = new Map<RoomId, Draft>()
  /** Rooms whose draft was changed on this page: what is loaded later is older. */
  const touched = new Set<RoomId>()
  /** Rooms with a save under way. */
  const saving = new Set<RoomId>()
  let forgotten = false

  const show = () => {
    const next = new Set([...drafts].flatMap(([roomId, { text }]) => (text.trim() === '' ? [] : [roomId])))
    const shown = snapshots.snapshot()
    if (next.size !== shown.size || [...next].some((roomId) => !shown.has(roomId))) snapshots.set(next)
  }
  /**
   * Each change at once, the newest after the one under way: a page that is closed waits for nobody, so nothing may wait for its
   * closing.
   */
  const save = async (roomId: RoomId) => {
    if (saving.has(roomId)) return
    saving.add(roomId)
    for (let saved: Draft | undefined; !forgotten && saved !== drafts.get(roomId);) {
      saved = drafts.get(roomId)
      await store.save(accountId, roomId, saved ?? NO_DRAFT).catch(ignored)
    }
    saving.delete(roomId)
  }

  store.load(accountId).then((kept) => {
    if (forgotten) return
    for (const [roomId, draft] of kept) if (!touched.has(roomId)) drafts.set(roomId, draft)
    show()
  }, ignored)

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    read: (roomId: RoomId) => drafts.get(roomId) ?? NO_DRAFT,
    keep(roomId: RoomId, draft: Draft) {
      touched.add(roomId)
      drafts.set(roomId, draft)
      show()
      void save(roomId)
    },
    forget() {
      forgotten = true
      drafts.clear()
      show()
    },
  }
}

// A browser may forbid storage, or be out of it: then drafts last as long as the page.
const ignored = () => {}
