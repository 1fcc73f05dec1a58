import { toRoomId, type AccountId, type RoomId } from '@warifu/client'
import { openDB, type IDBPDatabase } from 'idb'
import { NO_DRAFT, type Draft, type DraftStore } from './drafts.ts'

type Sealed = { readonly iv: Uint8Array<ArrayBuffer>; readonly bytes: ArrayBuffer }

type DraftSchema = {
  /** One key for each account, made here; nobody can read it out (WebCrypto, not extractable). */
  keys: { key: string; value: CryptoKey }
  drafts: { key: [string, string]; value: Sealed }
}

const DATABASE = 'warifu-drafts'
const ALGORITHM = 'AES-GCM'
/** NIST SP 800-38D, 8.2.2: 96 random bits, drawn anew for each sealing. */
const IV_BYTES = 12

/** Drafts in IndexedDB, sealed with AES-256-GCM; account and room are bound to each, so that none can be put in another's place. */
export function createDraftStore(): DraftStore {
  let database: Promise<IDBPDatabase<DraftSchema>> | undefined
  const opened = () =>
    (database ??= openDB<DraftSchema>(DATABASE, 1, {
      upgrade(db) {
        db.createObjectStore('keys')
        db.createObjectStore('drafts')
      },
    }))

  let last: Promise<unknown> = Promise.resolve()
  /** One after the other: what is saved before an account is forgotten is forgotten with it. */
  const inTurn = <Value>(act: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(act)
    last = turn.catch(() => undefined)
    return turn
  }

  /** Held while the page lives, so that each key that is pressed is kept in a moment. */
  const keys = new Map<AccountId, CryptoKey>()
  const keyOf = async (accountId: AccountId): Promise<CryptoKey> => {
    const key = keys.get(accountId) ?? (await findKey(accountId))
    keys.set(accountId, key)
    return key
  }
  const findKey = async (accountId: AccountId): Promise<CryptoKey> => {
    const db = await opened()
    const known = await db.get('keys', accountId)
    if (known !== undefined) return known
    const made = await crypto.subtle.generateKey({ name: ALGORITHM, length: 256 }, false, ['encrypt', 'decrypt'])
    // One transaction: of two tabs that start together, the second finds the first one's key.
    const transaction = db.transaction('keys', 'readwrite')
    const present = await transaction.store.get(accountId)
    if (present === undefined) await transaction.store.put(made, accountId)
    await transaction.done
    return present ?? made
  }

  return {
    load: (accountId) =>
      inTurn(async () => {
        const db = await opened()
        const key = await keyOf(accountId)
        const found = new Map<RoomId, Draft>()
        for (const [owner, room] of await db.getAllKeys('drafts', rangeOf(accountId))) {
          const roomId = toRoomId(room)
          const sealed = await db.get('drafts', [owner, room])
          if (roomId === null || sealed === undefined) continue
          const draft = await open(key, sealed, accountId, roomId)
          if (draft !== null) found.set(roomId, draft)
        }
        return found
      }),
    save: (accountId, roomId, draft) =>
      inTurn(async () => {
        const db = await opened()
        const place: [string, string] = [accountId, roomId]
        if (draft.text === '' && draft.replyTo === null) await db.delete('drafts', place)
        else await db.put('drafts', await seal(await keyOf(accountId), draft, accountId, roomId), place)
      }),
    forget: (accountId) =>
      inTurn(async () => {
        keys.delete(accountId)
        const transaction = (await opened()).transaction(['keys', 'drafts'], 'readwrite')
        await Promise.all([
          transaction.objectStore('drafts').delete(rangeOf(accountId)),
          transaction.objectStore('keys').delete(accountId),
          transaction.done,
        ])
      }),
  }
}

const rangeOf = (accountId: AccountId) => IDBKeyRange.bound([accountId], [accountId, []])

/** Both ids are of one length, so they need nothing between them. */
const contextOf = (accountId: AccountId, roomId: RoomId) =>
  new TextEncoder().encode(`warifu draft ${accountId}${roomId}`)

async function seal(key: CryptoKey, draft: Draft, accountId: AccountId, roomId: RoomId): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES))
  const params = { name: ALGORITHM, iv, additionalData: contextOf(accountId, roomId) }
  return { iv, bytes: await crypto.subtle.encrypt(params, key, new TextEncoder().encode(JSON.stringify(draft))) }
}

/** Null where it was sealed under another key or for another place. */
async function open(
  key: CryptoKey,
  { iv, bytes }: Sealed,
  accountId: AccountId,
  roomId: RoomId,
): Promise<Draft | null> {
  try {
    const params = { name: ALGORITHM, iv, additionalData: contextOf(accountId, roomId) }
    const text = new TextDecoder().decode(await crypto.subtle.decrypt(params, key, bytes))
    // What `seal` wrote and the key vouches for.
    return { ...NO_DRAFT, ...(JSON.parse(text) as Draft) }
  } catch {
    return null
  }
}
