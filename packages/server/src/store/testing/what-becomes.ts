import { describe, expect, it } from 'vitest'
import { limits, type EntryKind } from '@warifu/protocol'
import type { Act, PageLimits, Store } from '../store.ts'
import { accountId, addRoomOf, deviceId, hash, membership, message, messageId, roomId, times } from './fixtures.ts'
import { startsWith, type MakeStore } from './starts-with.ts'

const PAGE: PageLimits = { limit: 100, maxRelated: limits.historyRelated, maxChars: limits.historyChars }

/** An act of account `by` in room 1, under message id `number`. */
const act = (by: number, number: number, what: Act, envelope = `AGFjdA${number}`) => ({
  ...message(1, by, number, envelope),
  act: what,
})
const edit = (by: number, number: number, target: number) => act(by, number, { kind: 'edit', target })
const react = (by: number, number: number, target: number) => act(by, number, { kind: 'reaction', target })
const erase = (by: number, number: number, target: number) => ({
  condition: membership(1, by),
  deviceId: deviceId(by),
  messageId: messageId(number),
  at: 20_000 + number,
  target,
})
const pin = (by: number, number: number, target: number, pinned = true, mostPins: number = limits.pinsPerRoom) => ({
  ...erase(by, number, target),
  pinned,
  mostPins,
})

async function page(store: Store, sequence: number, bounds: Partial<PageLimits> = {}) {
  const found = await store.messages.history({
    condition: membership(1, 1),
    direction: 'after',
    sequence,
    ...PAGE,
    ...bounds,
  })
  if (found.outcome === 'refused') throw new Error('history was refused')
  return found
}

const kinds = (entries: readonly { readonly kind: EntryKind; readonly sequence: number }[]) =>
  entries.map(({ kind, sequence }) => `${sequence} ${kind}`)

/** What becomes of messages: edits, reactions, deletions, pins. */
export function whatBecomesContract(make: MakeStore): void {
  const start = startsWith(make)
  /** Room 1 of accounts 1 (moderator), 2 and 3, with two messages of account 2. */
  const begin = async () => {
    const store = await start()
    await addRoomOf(store, 3)
    await store.messages.append(message(1, 2, 1))
    await store.messages.append(message(1, 2, 2))
    return store
  }

  describe('edits', () => {
    it('[SQ11] take the next place in the sequence, and once under one id', async () => {
      const store = await begin()
      const stored = { outcome: 'stored', sequence: 3, envelopeHash: edit(2, 9, 1).envelopeHash }
      expect(await store.messages.append(edit(2, 9, 1))).toMatchObject({ ...stored, again: false })
      expect(await store.messages.append(edit(2, 9, 1))).toMatchObject({ ...stored, again: true })
      expect((await page(store, 2)).entries).toMatchObject([{ kind: 'edit', sequence: 3, target: 1 }])
    })

    it('[SQ11] are refused to whoever did not write the message, a moderator too', async () => {
      const store = await begin()
      expect(await store.messages.append(edit(3, 9, 1))).toEqual({ outcome: 'refused' })
      expect(await store.messages.append(edit(1, 9, 1))).toEqual({ outcome: 'refused' })
      expect(await store.messages.append(edit(2, 9, 1))).toMatchObject({ outcome: 'stored' })
    })

    it.each([0, 3, 99, Number.MAX_SAFE_INTEGER])('[SQ11] find no message at %i', async (target) => {
      const store = await begin()
      await store.messages.append(edit(2, 8, 1))
      expect(await store.messages.append(edit(2, 9, target))).toEqual({ outcome: 'unknown' })
      expect(await store.messages.append(react(2, 9, target))).toEqual({ outcome: 'unknown' })
      expect(await store.messages.erase(erase(2, 9, target))).toEqual({ outcome: 'unknown' })
      expect(await store.messages.pin(pin(2, 9, target))).toEqual({ outcome: 'unknown' })
    })

    it('[SQ11] are bounded', async () => {
      const store = await begin()
      for (const i of times(limits.editsPerMessage, (each) => each))
        expect((await store.messages.append(edit(2, 100 + i, 1))).outcome).toBe('stored')
      expect(await store.messages.append(edit(2, 99, 1))).toEqual({ outcome: 'too-many-edits' })
      expect(await store.messages.append(edit(2, 99, 2))).toMatchObject({ outcome: 'stored' })
      const revisions = await store.messages.revisions({
        condition: membership(1, 3),
        target: 1,
        after: 0,
        maxChars: 1e6,
      })
      expect(revisions).toMatchObject({ outcome: 'found', more: false })
      expect(revisions.outcome === 'found' && revisions.entries).toHaveLength(limits.editsPerMessage)
    })

    it('are read in pages, bounded by characters', async () => {
      const store = await begin()
      for (const i of [1, 2, 3]) await store.messages.append(edit(2, 100 + i, 1))
      const read = (after: number) =>
        store.messages.revisions({ condition: membership(1, 1), target: 1, after, maxChars: 20 })
      const [first, rest] = [await read(0), await read(4)]
      expect(first).toMatchObject({ entries: [{ sequence: 3 }, { sequence: 4 }], more: true })
      expect(rest).toMatchObject({ entries: [{ sequence: 5 }], more: false })
      const stranger = { condition: membership(1, 9), target: 1, after: 0, maxChars: 20 }
      expect(await store.messages.revisions(stranger)).toEqual({ outcome: 'refused' })
    })
  })

  describe('one id for another act', () => {
    it('[SQ8] is told apart', async () => {
      const store = await begin()
      await store.messages.append(react(2, 9, 1))
      const taken = { outcome: 'id-taken' }
      expect(await store.messages.append(react(2, 9, 2))).toEqual(taken)
      expect(await store.messages.append(edit(2, 9, 1))).toEqual(taken)
      expect(await store.messages.append(message(1, 2, 9))).toEqual(taken)
      expect(await store.messages.erase(erase(2, 9, 1))).toEqual(taken)
      expect(await store.messages.pin(pin(2, 9, 1))).toEqual(taken)
      expect((await page(store, 0)).head).toBe(3)
    })
  })

  describe('reactions', () => {
    it('[SQ11] are bounded, of one account and in all', async () => {
      const store = await begin()
      for (const i of times(limits.reactionsPerAccount, (each) => each))
        expect((await store.messages.append(react(3, 100 + i, 1))).outcome).toBe('stored')
      expect(await store.messages.append(react(3, 99, 1))).toEqual({ outcome: 'too-many-reactions' })
      expect(await store.messages.append(react(2, 99, 1))).toMatchObject({ outcome: 'stored' })
      // One taken back makes room for one.
      expect(await store.messages.erase(erase(3, 98, 3))).toMatchObject({ outcome: 'stored' })
      expect(await store.messages.append(react(3, 97, 1))).toMatchObject({ outcome: 'stored' })
    })

    it('[SQ11] are taken back by who put them, and nobody else', async () => {
      const store = await begin()
      await store.messages.append(react(3, 9, 1))
      expect(await store.messages.erase(erase(2, 8, 3))).toEqual({ outcome: 'refused' })
      expect(await store.messages.erase(erase(1, 8, 3))).toEqual({ outcome: 'refused' })
      expect(await store.messages.erase(erase(3, 8, 3))).toMatchObject({ outcome: 'stored', sequence: 4 })
      expect((await page(store, 2)).entries).toMatchObject([
        { kind: 'erased', was: 'reaction', target: 1, by: 4, envelopeHash: react(3, 9, 1).envelopeHash },
        { kind: 'delete', target: 3 },
      ])
    })
  })

  describe('deletions', () => {
    it('[ER1] erase the message with its edits and reactions, and keep places and hashes', async () => {
      const store = await begin()
      await store.messages.append(edit(2, 8, 1))
      await store.messages.append(react(3, 9, 1))
      await store.messages.append(react(3, 10, 2))
      await store.messages.pin(pin(3, 11, 1))
      expect(await store.messages.erase(erase(2, 12, 1))).toMatchObject({
        outcome: 'stored',
        again: false,
        sequence: 7,
      })
      expect(await store.messages.erase(erase(2, 12, 1))).toMatchObject({ outcome: 'stored', again: true, sequence: 7 })
      const { entries } = await page(store, 0)
      expect(kinds(entries)).toEqual([
        '1 erased',
        '2 message',
        '3 erased',
        '4 erased',
        '5 reaction',
        '6 pin',
        '7 delete',
      ])
      expect(entries[0]).toEqual({
        kind: 'erased',
        was: 'message',
        sequence: 1,
        at: message(1, 2, 1).at,
        accountId: accountId(2),
        deviceId: deviceId(2),
        messageId: messageId(1),
        target: null,
        envelopeHash: hash(message(1, 2, 1).envelope),
        by: 7,
      })
      expect(JSON.stringify(entries)).not.toContain(message(1, 2, 1).envelope)
      expect(await store.messages.pins({ condition: membership(1, 1), before: null, ...PAGE })).toMatchObject({
        entries: [],
      })
      for (const gone of [edit(2, 20, 1), react(2, 21, 1)])
        expect(await store.messages.append(gone)).toEqual({ outcome: 'unknown' })
      expect(await store.messages.erase(erase(2, 22, 1))).toEqual({ outcome: 'unknown' })
      const of = { condition: membership(1, 1), target: 1, after: 0, maxChars: 99 }
      expect(await store.messages.revisions(of)).toEqual({ outcome: 'unknown' })
    })

    it('[SQ11] are the author’s and a moderator’s', async () => {
      const store = await begin()
      expect(await store.messages.erase(erase(3, 9, 1))).toEqual({ outcome: 'refused' })
      expect(await store.messages.erase(erase(1, 9, 1))).toMatchObject({ outcome: 'stored' })
      expect(await store.messages.erase(erase(2, 9, 2))).toMatchObject({ outcome: 'stored' })
    })

    it('[SQ8] leave the answer to the deleted message’s own id as it was', async () => {
      const store = await begin()
      await store.messages.erase(erase(2, 9, 1))
      const { envelopeHash } = message(1, 2, 1)
      const again = { outcome: 'stored', again: true, sequence: 1, envelopeHash }
      expect(await store.messages.append(message(1, 2, 1))).toMatchObject(again)
    })

    it('[SQ9] are refused to whom the condition does not fit', async () => {
      const store = await begin()
      await store.rooms.leave(roomId(1), accountId(2))
      const refused = { outcome: 'refused' }
      expect(await store.messages.erase(erase(2, 9, 1))).toEqual(refused)
      expect(await store.messages.append(edit(2, 9, 1))).toEqual(refused)
      expect(await store.messages.append(react(2, 9, 1))).toEqual(refused)
      expect(await store.messages.pin(pin(2, 9, 1))).toEqual(refused)
    })
  })

  describe('pins', () => {
    const pins = (store: Store, before: number | null = null, limit = 10) =>
      store.messages.pins({ condition: membership(1, 3), before, ...PAGE, limit })

    it('are listed by their newest, in pages, and taken away', async () => {
      const store = await begin()
      await store.messages.pin(pin(3, 8, 2))
      await store.messages.pin(pin(1, 9, 1))
      expect(await pins(store)).toMatchObject({ entries: [{ sequence: 1 }, { sequence: 2 }], more: false })
      expect(await pins(store, null, 1)).toMatchObject({ entries: [{ sequence: 1 }], more: true })
      expect(await pins(store, 1, 1)).toMatchObject({ entries: [{ sequence: 2 }], more: false })
      await store.messages.pin(pin(2, 10, 1, false))
      expect(await pins(store)).toMatchObject({ entries: [{ sequence: 2 }] })
    })

    it('make no entry where nothing changes', async () => {
      const store = await begin()
      expect(await store.messages.pin(pin(3, 7, 1, false))).toMatchObject({
        outcome: 'stored',
        again: true,
        sequence: 0,
      })
      expect(await store.messages.pin(pin(3, 8, 1))).toMatchObject({ again: false, sequence: 3 })
      expect(await store.messages.pin(pin(2, 9, 1))).toMatchObject({ again: true, sequence: 3 })
      expect((await page(store, 0)).head).toBe(3)
    })

    it('[SQ11] are bounded', async () => {
      const store = await begin()
      expect(await store.messages.pin(pin(3, 8, 1, true, 1))).toMatchObject({ outcome: 'stored' })
      expect(await store.messages.pin(pin(3, 9, 2, true, 1))).toEqual({ outcome: 'too-many-pins' })
      await store.messages.pin(pin(3, 10, 1, false, 1))
      expect(await store.messages.pin(pin(3, 11, 2, true, 1))).toMatchObject({ outcome: 'stored' })
    })
  })

  describe('related', () => {
    it('[SQ13] tells of a page’s messages what stands elsewhere: newest edit, reactions, pin', async () => {
      const store = await begin()
      await store.messages.append(edit(2, 8, 1))
      await store.messages.append(edit(2, 9, 1))
      await store.messages.append(react(3, 10, 1))
      await store.messages.append(react(3, 11, 2))
      await store.messages.pin(pin(3, 12, 1))
      const { entries, related } = await page(store, 0, { limit: 1 })
      expect(kinds(entries)).toEqual(['1 message'])
      expect(kinds(related)).toEqual(['4 edit', '5 reaction', '7 pin'])
      expect(kinds((await page(store, 0)).related)).toEqual([])
    })

    it('[SQ13] tells of an erased message its deletion', async () => {
      const store = await begin()
      await store.messages.append(edit(2, 8, 1))
      await store.messages.erase(erase(1, 9, 1))
      const { entries, related } = await page(store, 0, { limit: 1 })
      expect(kinds(entries)).toEqual(['1 erased'])
      expect(related).toMatchObject([{ kind: 'delete', accountId: accountId(1) }])
    })

    it('[SQ13] ends a page before it becomes too much, but never before one entry', async () => {
      const store = await begin()
      for (const i of [1, 2, 3]) await store.messages.append(react(3, 100 + i, 1))
      await store.messages.append(react(3, 104, 2))
      expect(await page(store, 0, { limit: 2, maxRelated: 3 })).toMatchObject({
        entries: [{ sequence: 1 }],
        more: true,
      })
      expect(await page(store, 0, { limit: 2, maxRelated: 4 })).toMatchObject({ entries: [{}, {}], more: true })
      expect(await page(store, 0, { limit: 2, maxRelated: 0 })).toMatchObject({
        entries: [{ sequence: 1 }],
        more: true,
      })
      expect(await page(store, 0, { limit: 2, maxChars: 1 })).toMatchObject({ entries: [{ sequence: 1 }], more: true })
    })
  })

  describe('locating', () => {
    it('finds the first entry at or after a time', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      for (const [i, at] of [100, 200, 200, 300].entries()) await store.messages.append({ ...message(1, 1, i), at })
      const locate = async (at: number) => {
        const found = await store.messages.locate(membership(1, 1), at)
        return found.outcome === 'found' ? found.sequence : found.outcome
      }
      expect(await Promise.all([0, 100, 101, 200, 201, 300, 301].map(locate))).toEqual([1, 1, 2, 2, 4, 4, null])
      expect(await store.messages.locate(membership(1, 9), 0)).toEqual({ outcome: 'refused' })
    })

    it('finds nothing where nothing is', async () => {
      const store = await start()
      await addRoomOf(store, 1)
      expect(await store.messages.locate(membership(1, 1), 0)).toEqual({ outcome: 'found', sequence: null })
    })
  })
}
