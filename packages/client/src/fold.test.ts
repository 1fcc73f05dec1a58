import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RoomEntry } from './entries.ts'
import { createFold } from './fold.ts'
import { accountId, deviceId, messageId } from './testing/samples.ts'

const [hana, ken] = [accountId('hana'), accountId('ken')]

type Part = RoomEntry extends infer Each
  ? Each extends RoomEntry
    ? Omit<Each, keyof ReturnType<typeof header>>
    : never
  : never

const header = (sequence: number, by = hana) => ({
  sequence,
  at: sequence * 10,
  accountId: by,
  deviceId: deviceId('d'),
  messageId: messageId(`m${String(sequence)}`),
})
const at = (sequence: number, part: Part, by = hana): RoomEntry => ({ ...header(sequence, by), ...part })
const written = (text: string) => ({ state: 'opened', text, mentions: [], replyTo: null }) as const
const said = (text: string): Part => ({ kind: 'message', content: written(text) })
const edit = (target: number, text: string): Part => ({ kind: 'edit', target, content: written(text) })
const react = (target: number, emoji: string): Part => ({
  kind: 'reaction',
  target,
  content: { state: 'opened', emoji },
})

function folded(...entries: RoomEntry[]) {
  const fold = createFold(hana)
  fold.add(entries)
  return fold.messages
}

describe('createFold', () => {
  it('shows the newest edit of the author, and what it answers as before', () => {
    const answer: RoomEntry = at(2, { kind: 'message', content: { ...written('a'), replyTo: 1 } })
    expect(folded(at(1, said('q')), answer, at(4, edit(2, 'c')), at(3, edit(2, 'b')))[1]).toMatchObject({
      content: { text: 'c', replyTo: 1 },
      edited: { at: 40 },
    })
  })

  it('[SQ11] ignores an edit by somebody else, whatever the server lets through', () => {
    expect(folded(at(1, said('a')), at(2, edit(1, 'forged'), ken))).toMatchObject([
      { content: { text: 'a' }, edited: null },
    ])
  })

  it('gathers reactions in the order in which each came first, each account once, and tells one’s own', () => {
    const [message] = folded(
      at(1, said('a')),
      at(2, react(1, '👍'), ken),
      at(3, react(1, '🎉')),
      at(4, react(1, '👍')),
      at(5, react(1, '👍'), ken),
    )
    expect(message?.reactions).toEqual([
      { emoji: '👍', accounts: [ken, hana], own: 4 },
      { emoji: '🎉', accounts: [hana], own: 3 },
    ])
  })

  it('takes a deleted reaction away, and leaves the message', () => {
    const [message] = folded(at(1, said('a')), at(2, react(1, '👍')), at(3, { kind: 'delete', target: 2 }))
    expect(message).toMatchObject({ content: { text: 'a' }, reactions: [] })
  })

  it('shows a deleted message as deleted, with nothing of what it said, also where an older page still has it', () => {
    const erased: RoomEntry = at(1, { kind: 'erased', was: 'message', target: null, by: 3 })
    const deletion = at(3, { kind: 'delete', target: 1 }, ken)
    const deleted = { content: { state: 'deleted', by: ken, at: 30 }, edited: null, reactions: [], pinned: false }
    expect(folded(erased, deletion, at(1, said('a')), at(2, react(1, '👍')))).toMatchObject([deleted])
    expect(folded(erased)).toMatchObject([{ content: { state: 'deleted', by: null, at: null } }])
  })

  it('shows a pin until it is taken away', () => {
    const [message, pin] = [at(1, said('a')), at(2, { kind: 'pin', target: 1, pinned: true })]
    expect(folded(message, pin)[0]?.pinned).toBe(true)
    expect(folded(message, at(3, { kind: 'pin', target: 1, pinned: false }), pin)[0]?.pinned).toBe(false)
  })

  it('[SQ12] shows nothing of a later kind', () => {
    expect(folded(at(1, { kind: 'unknown' }))).toEqual([])
  })

  it('keeps the messages that nothing happened to, and the list where nothing changed', () => {
    const fold = createFold(hana)
    fold.add([at(1, said('a')), at(2, said('b'))])
    const before = fold.messages
    expect(fold.add([at(1, said('a')), at(2, said('b'))])).toBe(false)
    expect(fold.messages).toBe(before)
    fold.add([at(3, edit(2, 'c'))])
    expect([fold.messages[0] === before[0], fold.messages[1] === before[1]]).toEqual([true, false])
  })

  it('gives the same for the same entries, in any order, in any portions, and again', () => {
    const who = fc.constantFrom(hana, ken)
    const part: fc.Arbitrary<Part> = fc.oneof(
      fc.constant(said('text')),
      fc
        .integer({ min: 1, max: 12 })
        .chain((target) =>
          fc.constantFrom<Part>(
            edit(target, 'edited'),
            react(target, '👍'),
            react(target, '🎉'),
            { kind: 'delete', target },
            { kind: 'pin', target, pinned: true },
            { kind: 'pin', target, pinned: false },
            { kind: 'erased', was: 'reaction', target, by: 20 },
            { kind: 'erased', was: 'message', target: null, by: 20 },
          ),
        ),
    )
    const log = fc
      .array(fc.tuple(part, who), { maxLength: 14, size: 'max' })
      .map((parts) => parts.map(([each, by], i) => at(i + 1, each, by)))
    const shuffled = log.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.shuffledSubarray(entries),
        fc.nat({ max: entries.length }),
      ),
    )
    fc.assert(
      fc.property(shuffled, ([entries, mixed, again, cut]) => {
        const fold = createFold(hana)
        for (const portion of [mixed.slice(0, cut), again, mixed.slice(cut)]) {
          fold.add(portion)
          expect(fold.messages.length).toBeLessThan(15)
        }
        expect(fold.messages).toEqual(folded(...entries))
      }),
      { numRuns: 500 },
    )
  })
})
