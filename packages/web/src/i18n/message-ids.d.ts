import type en from './catalogs/en.json'

declare module '@lingui/core' {
  /** An id that is not in the catalog does not compile. */
  interface Register {
    messageIds: keyof typeof en
  }
}
