import * as z from 'zod/mini'
import { AccountId } from './ids.ts'
import { Name } from './names.ts'

export const WorkspaceRole = z.enum(['operator', 'member'])
export type WorkspaceRole = z.output<typeof WorkspaceRole>

export const Account = z.strictObject({ accountId: AccountId, name: Name, role: WorkspaceRole })
export type Account = z.output<typeof Account>
