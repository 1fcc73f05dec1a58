import type { Settings } from '../options.ts'

/** A device's two key pairs, as WebCrypto has them. */
export type StoredKeys = { readonly signature: CryptoKeyPair; readonly agreement: CryptoKeyPair }

/** Where a device's keys are kept. Rejects where they cannot be. */
export type DeviceStorage = {
  /** True where keys must be made readable to be kept (a file); false where they are kept without ever being readable [DV1]. */
  readonly extractable: boolean
  readonly load: () => Promise<StoredKeys | null>
  /** Keeps `keys`, unless there are some already (another tab, another process): the kept ones are returned and are the device. */
  readonly keep: (keys: StoredKeys) => Promise<StoredKeys>
}

export type OpenStorage = (settings: Settings) => DeviceStorage
