import { limits } from '@warifu/protocol'
import type { AccountListing, Handlers } from '../handler.ts'

export const accountHandlers = (accounts: AccountListing): Pick<Handlers, 'account.list' | 'account.reading'> => ({
  'account.list': async (_grant, { after }) => {
    const found = await accounts.list(after, limits.listingItems + 1)
    // Field by field: what else the listing knows is the operators' business, and clients refuse a key too many [FR7].
    const accountsShown = found
      .slice(0, limits.listingItems)
      .map(({ accountId, name, role, reading }) => ({ accountId, name, role, reading }))
    return { accounts: accountsShown, more: found.length > limits.listingItems }
  },
  'account.reading': async ({ holder }, { reading }) => {
    await accounts.setReading(holder.accountId, reading)
    return {}
  },
})
