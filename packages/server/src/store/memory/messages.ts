import type { ImmediatePart } from '../methods.ts'
import { pageOf } from '../page.ts'
import { fulfil } from './rooms.ts'
import type { MemoryTables } from './tables.ts'

export function memoryMessages(tables: MemoryTables): ImmediatePart<'messages'> {
  return {
    append: ({ condition, deviceId, messageId, envelope, envelopeHash, at }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const { entries } = fulfilled.room
      const stored = entries.find((entry) => entry.deviceId === deviceId && entry.messageId === messageId)
      if (stored !== undefined) {
        const { sequence, at, envelopeHash } = stored
        return { outcome: 'stored', again: true, sequence, at, envelopeHash }
      }
      const sequence = entries.length + 1
      const stamped = Math.max(at, entries.at(-1)?.at ?? 0)
      const { accountId } = condition
      if (tables.devices.get(deviceId)?.accountId !== accountId) throw new Error('an entry needs its device')
      entries.push({ kind: 'message', sequence, at: stamped, accountId, deviceId, messageId, envelope, envelopeHash })
      return { outcome: 'stored', again: false, sequence, at: stamped, envelopeHash }
    },

    history: ({ condition, direction, sequence, limit, maxChars }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const { entries } = fulfilled.room
      const beside =
        direction === 'after'
          ? entries.filter((entry) => entry.sequence > sequence)
          : entries.filter((entry) => entry.sequence < sequence).reverse()
      const page = pageOf(
        beside.map(({ envelopeHash: _, ...entry }) => entry),
        direction,
        limit,
        maxChars,
      )
      return { outcome: 'found', head: entries.length, ...page }
    },
  }
}
