import type { DeviceStorage, OpenStorage, StoredKeys } from './storage.ts'

const DATABASE = 'warifu'
const STORE = 'device'
const KEY = 'keys'

/** IndexedDB keeps CryptoKey objects without their bytes ever being in reach of a script [DV1]. */
export const openStorage: OpenStorage = (): DeviceStorage => ({
  extractable: false,
  load: () => inStore('readonly', async (store) => asKeys(await finished(store.get(KEY)))),
  keep: (keys) =>
    inStore('readwrite', async (store) => {
      // One transaction: of two tabs that start together, the second finds the first one's keys.
      const present = asKeys(await finished(store.get(KEY)))
      if (present !== null) return present
      await finished(store.put(keys, KEY))
      return keys
    }),
})

async function inStore<Value>(
  mode: 'readonly' | 'readwrite',
  act: (store: IDBObjectStore) => Promise<Value>,
): Promise<Value> {
  const opening = indexedDB.open(DATABASE, 1)
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(STORE)
  }
  const database = await finished(opening)
  try {
    const transaction = database.transaction(STORE, mode)
    const committed = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => {
        resolve()
      }
      transaction.onabort = () => {
        reject(transaction.error ?? new Error('the transaction was aborted'))
      }
    })
    const [value] = await Promise.all([act(transaction.objectStore(STORE)), committed])
    return value
  } finally {
    database.close()
  }
}

function finished<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('the request failed'))
    }
  })
}

/** Only this file writes here, and browsers keep what was written: its shape need not be checked, only its presence. */
const asKeys = (value: unknown): StoredKeys | null => (value === undefined ? null : (value as StoredKeys))
