import { limits } from '@warifu/protocol'
import type { AccountListing, Handler } from '../handler.ts'

export const accountList =
  (accounts: AccountListing): Handler<'account.list'> =>
  async (_grant, { after }) => {
    const found = await accounts.list(after, limits.listingItems + 1)
    return { accounts: found.slice(0, limits.listingItems), more: found.length > limits.listingItems }
  }
