import { expect, it } from 'vitest'
import { encodeResult } from './frame.ts'
import { AccountId, DeviceId, MessageId } from './ids.ts'
import { limits } from './limits.ts'

const LARGEST = Number.MAX_SAFE_INTEGER
const ID = 'A'.repeat(22)
const header = {
  sequence: LARGEST,
  at: LARGEST,
  accountId: AccountId.parse(ID),
  deviceId: DeviceId.parse(ID),
  messageId: MessageId.parse(ID),
}

it('[SQ13] lets the fullest page of history into one frame', () => {
  const entries = Array.from({ length: limits.historyEntries }, () => ({
    kind: 'erased' as const,
    ...header,
    was: 'reaction' as const,
    target: LARGEST,
    envelopeHash: 'A'.repeat(43),
    by: LARGEST,
  }))
  const related = Array.from({ length: limits.historyRelated }, (_, i) => ({
    kind: 'reaction' as const,
    ...header,
    target: LARGEST,
    // All characters that a page may have, wherever they stand.
    envelope: i === 0 ? 'A'.repeat(limits.historyChars) : '',
  }))
  const frame = encodeResult(1, { entries, related, head: LARGEST, more: true })
  expect(frame.length).toBeLessThanOrEqual(limits.serverFrameBytes)
})

it('[SQ13] lets the fullest message into one page, with all that can hang on it', () => {
  const characters = (bytes: number) => Math.ceil((bytes * 4) / 3)
  const text = characters(limits.envelopeBytes)
  const reactions = limits.reactionsPerMessage * characters(limits.reactionBytes)
  expect(text + text + reactions).toBeLessThanOrEqual(limits.historyChars)
  expect(1 + 1 + limits.reactionsPerMessage).toBeLessThanOrEqual(limits.historyRelated)
})
