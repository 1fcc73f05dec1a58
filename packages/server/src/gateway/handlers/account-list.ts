import { limits } from '@warifu/protocol'
import type { AccountListing, Handler } from '../handler.ts'

export const accountList =
  (accounts: AccountListing): Handler<'account.list'> =>
  async (_grant, { after }) => {
    const found = await accounts.list(after, limits.listingItems + 1)
    // Field by field: what else the listing knows is the operators' business, and clients refuse a key too many [FR7].
    const accountsShown = found
      .slice(0, limits.listingItems)
      .map(({ accountId, name, role }) => ({ accountId, name, role }))
    return { accounts: accountsShown, more: found.length > limits.listingItems }
  }
