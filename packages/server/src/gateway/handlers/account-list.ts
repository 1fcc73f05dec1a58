import { limits, type AccountId, type Result } from '@warifu/protocol'
import type { Handler } from '../handlers.ts'

/** The part of `identity/accounts` that a listing needs. */
export type AccountListing = {
  readonly list: (after: AccountId | null, limit: number) => Promise<Result<'account.list'>['accounts']>
}

export const accountList =
  (accounts: AccountListing): Handler<'account.list'> =>
  async (_grant, { after }) => {
    const found = await accounts.list(after, limits.listingItems + 1)
    return { accounts: found.slice(0, limits.listingItems), more: found.length > limits.listingItems }
  }
