import { codeName, isPlainName, type Problem, type WorkspaceRole } from '@warifu/protocol'
import { findInstallation } from '../install/find.ts'
import { load, type Action, type Context, type Loaded } from './context.ts'
import { withOperator } from './operator-client.ts'
import { formatTime, pad, paintFor, plain, widest } from './paint.ts'
import { readPassword } from './password.ts'
import { RefusedError } from './report.ts'
import { refuseUsage } from './usage.ts'

/** `accounts create NAME --role member|operator --password-stdin` */
export const create: Action = async (context) => {
  const loaded = await load(context)
  const role = roleOf(loaded)
  const name = loaded.arguments[0] ?? refuseUsage(loaded.texts, { kind: 'argument-missing', given: 'name' })
  if (!isPlainName(name)) throw new RefusedError('name-unusable', [])
  const password = await readPassword(loaded, name)
  const answer = await withOperator(loaded, (ask) => ask('createAccount', { name, role, password }))
  if (answer.outcome === 'refused') throw refused(answer.problem)
  const { accounts } = loaded.texts
  say(loaded, answer.result, [done(loaded, accounts.created(answer.result.name, accounts.roles[role]))])
  return 0
}

/** `accounts invite NAME|--open --role member|operator` */
export const invite: Action = async (context) => {
  const loaded = await load(context)
  const role = roleOf(loaded)
  const name = loaded.arguments[0] ?? null
  const isOpen = loaded.options['open'] === true
  if (isOpen === (name !== null)) refuseUsage(loaded.texts, { kind: 'name-or-open' })
  if (name !== null && !isPlainName(name)) throw new RefusedError('name-unusable', [])
  const answer = await withOperator(loaded, (ask) => ask('invite', { name, role }))
  if (answer.outcome === 'refused') throw refused(answer.problem)
  const { url, expiresAt } = answer.result
  const line = loaded.texts.accounts.invited(name, formatTime(expiresAt))
  say(loaded, answer.result, [done(loaded, line), `  ${url}`])
  return 0
}

/** `accounts list` */
export const list: Action = async (context) => {
  const loaded = await load(context)
  // Looking makes nothing: where no server ever ran there are no accounts.
  const isNew = findInstallation(loaded.config, loaded.io.environment.configHome) === null
  const answer = isNew ? null : await withOperator(loaded, (ask) => ask('listAccounts', {}))
  if (answer?.outcome === 'refused') throw refused(answer.problem)
  const result = answer?.result ?? { accounts: [] }
  say(loaded, result, table(loaded, result.accounts))
  return 0
}

type Listed = {
  readonly accountId: string
  readonly name: string
  readonly role: WorkspaceRole
  readonly createdAt: number
}

function table({ texts, io }: Loaded, accounts: readonly Listed[]): readonly string[] {
  const { columns, roles, none } = texts.accounts
  if (accounts.length === 0) return [`  ${none}`]
  const head = [columns.name, columns.role, columns.created, columns.id]
  const rows = accounts.map(({ name, role, createdAt, accountId }) => [
    plain(name),
    roles[role],
    formatTime(createdAt),
    accountId,
  ])
  const widths = head.map((_, i) => widest([head, ...rows].map((row) => row[i] ?? '')))
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, i) => pad(cell, (widths[i] ?? 0) + 2)).join('')}`.trimEnd()
  return [paintFor(io.stdout, io.environment).dim(line(head)), ...rows.map(line)]
}

const refused = ({ code, issues }: Problem): RefusedError =>
  new RefusedError(codeName(code) ?? 'internal-error', issues ?? [])

function roleOf({ options, texts }: Context): WorkspaceRole {
  const role = typeof options['role'] === 'string' ? options['role'] : 'member'
  return role === 'member' || role === 'operator' ? role : refuseUsage(texts, { kind: 'role-unknown', given: role })
}

const done = ({ io }: Context, text: string): string => `  ${paintFor(io.stdout, io.environment).green('✓')} ${text}`

function say({ io, manner }: Context, result: unknown, lines: readonly string[]): void {
  io.stdout.write(manner.json ? `${JSON.stringify(result)}\n` : `${lines.join('\n')}\n`)
}
