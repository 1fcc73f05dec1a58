import type { AccountId, DeviceId, Entry, EntryKind, MessageId } from '@warifu/protocol'

/** An entry as it is stored: what its kind does not have is null. */
export type EntryRow = {
  readonly kind: Exclude<EntryKind, 'erased'>
  readonly sequence: number
  readonly at: number
  readonly accountId: AccountId
  readonly deviceId: DeviceId
  readonly messageId: MessageId
  readonly target: number | null
  readonly pinned: number | null
  readonly envelope: string | null
  readonly envelopeHash: string | null
  readonly erasedBy: number | null
}

export const ENTRY_COLUMNS = `
  kind, sequence, at, account_id as accountId, device_id as deviceId, message_id as messageId,
  target, pinned, envelope, envelope_hash as envelopeHash, erased_by as erasedBy`

/** The schema's checks say which columns a kind has; a row that breaks them is damage. */
export function entryOf(row: EntryRow): Entry {
  const { kind, sequence, at, accountId, deviceId, messageId, target, envelope, envelopeHash, erasedBy } = row
  const header = { sequence, at, accountId, deviceId, messageId }
  if (kind === 'message' && envelope !== null) return { kind, ...header, envelope }
  if (erasedBy !== null && envelopeHash !== null && kind !== 'delete' && kind !== 'pin')
    return { kind: 'erased', ...header, was: kind, target, envelopeHash, by: erasedBy }
  if (target !== null) {
    if (kind === 'delete') return { kind, ...header, target }
    if (kind === 'pin') return { kind, ...header, target, pinned: row.pinned === 1 }
    if (kind !== 'message' && envelope !== null) return { kind, ...header, target, envelope }
  }
  throw new Error(`the entry ${sequence} is not whole`)
}
