import { AccountId, type Account, type ListedAccount, type WorkspaceRole } from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import type { Clock } from '../clock.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import type { AccountRow, Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import type { Passwords } from './password.ts'
import type { CheckStrength } from './strength.ts'
import { workspaceName } from './workspace.ts'

/** A name as it is compared: two that look alike by width, composition or case, or but for what nobody sees, are one. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()
    .normalize('NFKC')

export const newAccountId = (): AccountId => AccountId.parse(randomId())

export type Accounts = {
  /** Makes an account by an operator's hand. @param by the operator's account, or where the hand was */
  readonly create: (
    account: { readonly name: string; readonly password: string; readonly role: WorkspaceRole },
    by: string,
  ) => Promise<Account | Refusal<'name-taken' | 'password-weak' | 'overloaded'>>
  /** In order of account id, at most `limit` after `after`. */
  readonly list: (
    after: AccountId | null,
    limit: number,
  ) => Promise<readonly (ListedAccount & { readonly createdAt: number })[]>
  /** How the account's name is read aloud; null takes it away. */
  readonly setReading: (accountId: AccountId, reading: string | null) => Promise<void>
}

export type AccountParts = {
  readonly store: Pick<Store, 'accounts' | 'workspace'>
  readonly passwords: Pick<Passwords, 'hash'>
  readonly checkStrength: CheckStrength
  readonly events: Pick<Events, 'accountCreated'>
  readonly clock: Clock
}

export function createAccounts({ store, passwords, checkStrength, events, clock }: AccountParts): Accounts {
  return {
    create: async ({ name, password, role }, by) => {
      const taken = await store.accounts.byNameKey(nameKey(name))
      if (taken !== null) return refuse('name-taken')
      const weak = await checkStrength(password, [name, await workspaceName(store)])
      if (weak !== null) return weak
      const passwordHash = await passwords.hash(password)
      if (isRefusal(passwordHash)) return passwordHash

      const account: AccountRow = {
        accountId: newAccountId(),
        name,
        nameKey: nameKey(name),
        role,
        passwordHash,
        createdAt: clock.now(),
      }
      const { outcome } = await store.accounts.create(account)
      if (outcome === 'name-taken') return refuse('name-taken')
      events.accountCreated({ accountId: account.accountId, role, by })
      return shown(account)
    },
    list: async (after, limit) =>
      (await store.accounts.list(after, limit)).map((account) => ({
        ...shown(account),
        reading: account.reading,
        createdAt: account.createdAt,
      })),
    setReading: (accountId, reading) => store.accounts.setReading(accountId, reading),
  }
}

/** What others may know of an account. */
export const shown = ({ accountId, name, role }: AccountRow): Account => ({ accountId, name, role })
