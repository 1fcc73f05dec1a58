import { describe, expect, it } from 'vitest'
import { written } from '../testing/fake-room.ts'
import { createTimelineReader, hana, reader as me, outgoing, said, settled, talk } from '../testing/timeline-reader.ts'

const reaction = (target: number, emoji = '👍') =>
  ({ kind: 'reaction', target, content: { state: 'opened', emoji } }) as const
const edit = (target: number, text: string) =>
  ({
    kind: 'edit',
    target,
    content: { state: 'opened', text, mentions: [], replyTo: null },
  }) as const

describe('what becomes of a message', () => {
  it('is shown on the message, and is no row of its own', async () => {
    const { hear, ready, row } = createTimelineReader()
    await settled()
    await hear(edit(1, 'anew'), reaction(2), { kind: 'pin', target: 2, pinned: true }, { kind: 'delete', target: 3 })
    expect(ready().rows).toHaveLength(3)
    expect(row(1)).toMatchObject({ message: { content: { text: 'anew' }, edited: {} } })
    expect(row(2)).toMatchObject({
      message: { pinned: true, reactions: [{ emoji: '👍', accounts: [hana.accountId] }] },
    })
    expect(row(3)).toMatchObject({ message: { content: { state: 'deleted', by: hana.accountId } } })
  })

  it('leaves the rows of all other messages the very same', async () => {
    const { hear, row } = createTimelineReader()
    await settled()
    const [first, second] = [row(1), row(2)]
    await hear(reaction(2))
    expect(row(1)).toBe(first)
    expect(row(2)).not.toBe(second)
  })

  it('comes with its page, wherever in the room it stands', async () => {
    const { model, row } = createTimelineReader({ stored: [...talk(1, 200), said(201, edit(5, 'anew'))] })
    await settled()
    model.goTo({ to: 'message', sequence: 5 })
    await settled()
    expect(row(5)).toMatchObject({ message: { content: { text: 'anew' } } })
  })

  it('is heard in the past that is shown', async () => {
    const { model, hear, row } = createTimelineReader({ stored: talk(1, 200) })
    await settled()
    model.goTo({ to: 'message', sequence: 5 })
    await settled()
    await hear(edit(5, 'anew'))
    expect(row(5)).toMatchObject({ message: { content: { text: 'anew' } } })
  })

  it('is taken back with a reaction that was deleted', async () => {
    const { hear, store, row } = createTimelineReader()
    await settled()
    store(me, reaction(1))
    await settled()
    expect(row(1)).toMatchObject({ message: { reactions: [{ own: 4 }] } })
    await hear({ kind: 'delete', target: 4 })
    expect(row(1)).toMatchObject({ message: { reactions: [] } })
  })

  it('moves neither the divider nor what is new', async () => {
    const { hear, ready, lines, placedAbove, attention } = createTimelineReader()
    await settled()
    placedAbove()
    attention.set(false)
    await hear(reaction(1), edit(1, 'anew'))
    expect(ready().newBelow).toBe(0)
    expect(lines()).not.toContain('unread')
  })
})

describe('what a message answers', () => {
  const answering = (replyTo: number) => written('answer', { replyTo })

  it('is quoted as it is now where it is loaded, without asking for it', async () => {
    const { row, hear, asked } = createTimelineReader({ stored: [...talk(1, 2), said(3, answering(1))] })
    await settled()
    await hear(edit(1, 'anew'))
    expect(row(3)).toMatchObject({ quote: { state: 'known', message: { content: { text: 'anew' } } } })
    expect(asked).toEqual(['history newest'])
  })

  it('is fetched when the row comes into sight, once', async () => {
    const { model, row, asked } = createTimelineReader({ stored: [...talk(1, 100), said(101, answering(7))] })
    await settled()
    expect(row(101)).toMatchObject({ quote: { state: 'unknown', sequence: 7 } })
    model.askQuote(7)
    model.askQuote(7)
    await settled()
    expect(row(101)).toMatchObject({ quote: { state: 'known', message: { content: { text: 'text 7' } } } })
    expect(asked.slice(1)).toEqual(['history after 6'])
  })

  it('is quoted above what is on its way, too', async () => {
    const { write, ready } = createTimelineReader()
    await settled()
    write(outgoing('mine', { state: 'queued' }, 2))
    expect(ready().rows.at(-1)).toMatchObject({ quote: { state: 'known', message: { sequence: 2 } } })
  })

  it('is known to the composer at once where it is loaded', async () => {
    const { model, asked } = createTimelineReader()
    await settled()
    expect(model.quoteOf(2)).toMatchObject({ state: 'known', message: { content: { text: 'text 2' } } })
    expect(asked).toEqual(['history newest'])
  })

  it('is fetched for the composer where it is not, and tells when it came', async () => {
    const { model, asked } = createTimelineReader({ stored: talk(1, 100) })
    await settled()
    let told = 0
    model.subscribe(() => (told += 1))
    expect(model.quoteOf(7)).toEqual({ state: 'unknown', sequence: 7 })
    expect(model.quoteOf(7)).toEqual({ state: 'unknown', sequence: 7 })
    await settled()
    expect(told).toBe(1)
    expect(model.quoteOf(7)).toMatchObject({ state: 'known', message: { content: { text: 'text 7' } } })
    expect(asked.slice(1)).toEqual(['history after 6'])
  })
})
