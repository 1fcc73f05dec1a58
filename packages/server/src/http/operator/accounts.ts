import { limits, type AccountId } from '@warifu/protocol'
import { isRefusal } from '../../refusal.ts'
import type { Accounts } from '../../identity/accounts.ts'
import type { Identity } from '../../identity/identity.ts'
import { answer, bind, type Endpoint } from '../endpoint.ts'
import { operatorRoutes } from './routes.ts'

/** @param nameOf who the caller is, for the audit log */
export function accountEndpoints<Caller>(
  { accounts, links }: Pick<Identity, 'accounts' | 'links'>,
  nameOf: (caller: Caller) => string,
): readonly Endpoint<Caller>[] {
  return [
    bind(operatorRoutes.createAccount, async ({ body, caller }) => {
      const account = await accounts.create(body, nameOf(caller))
      return isRefusal(account) ? account : answer(account)
    }),
    bind(operatorRoutes.listAccounts, async () => answer({ accounts: await everyAccount(accounts) })),
    bind(operatorRoutes.invite, async ({ body, caller }) => {
      const link = await links.forInvitation(body, nameOf(caller))
      return isRefusal(link) ? link : answer(link)
    }),
  ]
}

async function everyAccount(accounts: Pick<Accounts, 'list'>) {
  const all = []
  let after: AccountId | null = null
  for (;;) {
    const page = await accounts.list(after, limits.listingItems)
    // How names are read is for those who look for people; routes refuse a field too many.
    all.push(...page.map(({ accountId, name, role, createdAt }) => ({ accountId, name, role, createdAt })))
    if (page.length < limits.listingItems) return all
    after = page.at(-1)?.accountId ?? null
  }
}
