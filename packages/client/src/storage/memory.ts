import type { DeviceStorage, StoredKeys } from './storage.ts'

/** Keys that end with the process. */
export function memoryStorage(): DeviceStorage {
  let kept: StoredKeys | null = null
  return {
    extractable: false,
    load: () => Promise.resolve(kept),
    keep: (keys) => Promise.resolve((kept ??= keys)),
  }
}
