import type { HistoryPage, RoomEntry } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { written } from '../testing/fake-room.ts'
import { hana, reader as me, said, talk } from '../testing/timeline-reader.ts'
import { createStretch, findMessage, firstFrom } from './stretch.ts'

const page = (entries: readonly RoomEntry[], rest: Partial<HistoryPage> = {}): HistoryPage => ({
  entries,
  related: [],
  head: entries.at(-1)?.sequence ?? 0,
  more: false,
  ...rest,
})
const newest = (first: number, last: number, rest: Partial<HistoryPage> = {}) =>
  createStretch(me.accountId, page(talk(first, last), rest), last + 1)
const sequences = ({ messages }: { readonly messages: readonly { readonly sequence: number }[] }) =>
  messages.map(({ sequence }) => sequence)

describe('a stretch', () => {
  it('holds what lies from its first to its last entry', () => {
    const stretch = newest(11, 13, { more: true })
    expect([10, 11, 13, 14].map(stretch.holds)).toEqual([false, true, true, false])
    expect(stretch).toMatchObject({ from: 11, to: 13, hasOlder: true, hasNewer: false })
  })

  it('is empty in an empty room, and grows by what comes', () => {
    const stretch = createStretch(me.accountId, page([]), 1)
    expect(stretch).toMatchObject({ from: 1, to: 0, hasOlder: false, hasNewer: false })
    stretch.hear(said(1, 'first'))
    expect(stretch).toMatchObject({ from: 1, to: 1 })
    expect(sequences(stretch)).toEqual([1])
  })

  it('grows upwards and downwards by pages', () => {
    const stretch = createStretch(me.accountId, page(talk(11, 13), { head: 20, more: true }), 14)
    expect(stretch.hasNewer).toBe(true)
    stretch.prepend(page(talk(9, 10), { head: 20, more: true }))
    stretch.append(page(talk(14, 18), { head: 20, more: true }))
    expect(stretch).toMatchObject({ from: 9, to: 18, hasOlder: true, hasNewer: true })
    stretch.prepend(page(talk(1, 8), { head: 20 }))
    stretch.append(page(talk(19, 20), { head: 20 }))
    expect(stretch).toMatchObject({ from: 1, to: 20, hasOlder: false, hasNewer: false })
    expect(sequences(stretch)).toHaveLength(20)
  })

  it('does not grow by what comes after a gap, and knows that there is more', () => {
    const stretch = newest(1, 3)
    stretch.hear(said(5, 'after a gap'))
    expect(stretch).toMatchObject({ to: 3, hasNewer: true })
    expect(sequences(stretch)).toEqual([1, 2, 3])
  })

  it('knows of what came while a page was on its way that had been read before', () => {
    const stretch = createStretch(me.accountId, page(talk(1, 3), { head: 5 }), 4)
    stretch.hear(said(6, 'meanwhile'))
    stretch.append(page(talk(4, 5), { head: 5 }))
    expect(stretch).toMatchObject({ to: 5, hasNewer: true })
    stretch.append(page([said(6, 'meanwhile')]))
    expect(stretch).toMatchObject({ to: 6, hasNewer: false })
    expect(sequences(stretch)).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('folds in what becomes of its messages, wherever that stands', () => {
    const anew = { ...written('anew'), kind: 'edit', target: 2 } as Extract<RoomEntry, { kind: 'edit' }>
    const later = createStretch(me.accountId, page(talk(1, 3), { head: 90, related: [said(80, anew)] }), 4)
    expect(later.find(2)).toMatchObject({ content: { text: 'anew' } })
    later.hear(said(91, { kind: 'delete', target: 3 }))
    expect(later.find(3)).toMatchObject({ content: { state: 'deleted', by: hana.accountId } })
    expect(later.to).toBe(3)
  })

  it('counts an entry that is no message to its extent', () => {
    const stretch = newest(1, 3)
    stretch.hear(said(4, { kind: 'pin', target: 1, pinned: true }))
    stretch.hear(said(5, 'after it'))
    expect(stretch).toMatchObject({ to: 5, hasNewer: false })
    expect(sequences(stretch)).toEqual([1, 2, 3, 5])
  })

  it('takes an entry twice for once', () => {
    const stretch = newest(1, 3)
    stretch.hear(said(4, 'four'))
    stretch.hear(said(4, 'four'))
    expect(stretch).toMatchObject({ to: 4, hasNewer: false })
    expect(sequences(stretch)).toEqual([1, 2, 3, 4])
  })
})

describe('finding in rising sequence', () => {
  const { messages } = createStretch(me.accountId, page([...talk(2, 3), ...talk(6, 6)]), 7)

  it.each([
    [1, 0],
    [2, 0],
    [3, 1],
    [4, 2],
    [6, 2],
    [7, 3],
  ])('the first one from %i stands at %i', (sequence, at) => {
    expect(firstFrom(messages, sequence)).toBe(at)
  })

  it('knows what is there from what is not', () => {
    expect([1, 2, 4, 6, 7].map((sequence) => findMessage(messages, sequence)?.sequence ?? null)).toEqual([
      null,
      2,
      null,
      6,
      null,
    ])
    expect(findMessage([], 1)).toBeNull()
  })
})
