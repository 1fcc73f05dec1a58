import type { DeviceId, Entry, MessageId } from '@warifu/protocol'
import type { ImmediatePart } from '../methods.ts'
import { pageOf } from '../page.ts'
import { fulfil } from './rooms.ts'
import type { MemoryTables } from './tables.ts'

const keyOf = (deviceId: DeviceId, messageId: MessageId) => `${deviceId} ${messageId}`

export function memoryMessages(tables: MemoryTables): ImmediatePart<'messages'> {
  return {
    append: ({ condition, deviceId, messageId, envelope, envelopeHash, at }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const { entries, stamps } = fulfilled.room
      const earlier = stamps.get(keyOf(deviceId, messageId))
      if (earlier !== undefined) return { outcome: 'stored', again: true, ...earlier }
      const { accountId } = condition
      if (tables.devices.get(deviceId)?.accountId !== accountId) throw new Error('an entry needs its device')
      const sequence = entries.length + 1
      const stamp = { sequence, at: Math.max(at, entries.at(-1)?.at ?? 0), envelopeHash }
      entries.push({ kind: 'message', sequence, at: stamp.at, accountId, deviceId, messageId, envelope })
      stamps.set(keyOf(deviceId, messageId), stamp)
      return { outcome: 'stored', again: false, ...stamp }
    },

    history: ({ condition, direction, sequence, limit, maxChars }) => {
      const fulfilled = fulfil(tables, condition)
      if (fulfilled === null) return { outcome: 'refused' }
      const { entries } = fulfilled.room
      const nearest: readonly Entry[] =
        direction === 'after' ? entries.slice(sequence) : entries.slice(0, Math.max(0, sequence - 1)).reverse()
      return { outcome: 'found', head: entries.length, ...pageOf(nearest, direction, limit, maxChars) }
    },
  }
}
