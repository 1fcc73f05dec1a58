import type en from './catalogs/en.json'

declare module '@lingui/core' {
  /** An id that is not in the catalog does not compile. Lingui asks for an interface: only those can be added to. */
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface Register {
    messageIds: keyof typeof en
  }
}
