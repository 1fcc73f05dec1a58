import type { AccountId } from '@warifu/client'

/** Somebody whom a text names: it stands there as `@name`, under the name they had when it was written. */
export type Mention = { readonly accountId: AccountId; readonly name: string }
