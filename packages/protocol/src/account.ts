import * as z from 'zod/mini'
import { AccountId } from './ids.ts'
import { Name } from './names.ts'

export const WorkspaceRole = z.enum(['operator', 'member'])
export type WorkspaceRole = z.output<typeof WorkspaceRole>

export const Account = z.strictObject({ accountId: AccountId, name: Name, role: WorkspaceRole })
export type Account = z.output<typeof Account>

/** An account in the workspace's list. `reading`: how the name is read aloud, to find and sort it by; null where nobody said. */
export const ListedAccount = z.strictObject({ ...Account.shape, reading: z.nullable(Name) })
export type ListedAccount = z.output<typeof ListedAccount>

/** Whether somebody is there: at work on some device, or connected and away. Who is neither is not connected. */
export const PresenceState = z.enum(['active', 'away'])
export type PresenceState = z.output<typeof PresenceState>

/** What an account shows of itself. Each is symmetric: who does not show it is not shown it either. */
export const Privacy = z.strictObject({ typing: z.boolean(), presence: z.boolean(), receipts: z.boolean() })
export type Privacy = z.output<typeof Privacy>
