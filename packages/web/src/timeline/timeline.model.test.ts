import { WarifuError } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { messageId } from '../testing/fake-client.ts'
import { written } from '../testing/fake-room.ts'
import { createTimelineReader, hana, outgoing, reader as me, said, settled, talk } from '../testing/timeline-reader.ts'

describe('the timeline', () => {
  it('shows the newest page, in order', async () => {
    const { model, lines, asked } = createTimelineReader()
    expect(model.snapshot()).toEqual({ state: 'loading' })
    await settled()
    expect(lines()).toEqual(['text 1', 'text 2', 'text 3'])
    expect(asked).toEqual(['history newest'])
  })

  it('shows a room in which nothing was said', async () => {
    const { ready } = createTimelineReader({ stored: [] })
    await settled()
    expect(ready()).toMatchObject({ rows: [], reach: 'present', older: { state: 'none' }, newer: { state: 'none' } })
  })

  it('says why the first page did not come, and loads it again when asked', async () => {
    const { model, fail, lines } = createTimelineReader()
    fail('history', new WarifuError('store-unavailable'))
    model.reload()
    await settled()
    expect(model.snapshot()).toEqual({ state: 'failed', error: 'store-unavailable' })
    fail('history', null)
    model.reload()
    expect(model.snapshot()).toEqual({ state: 'loading' })
    await settled()
    expect(lines()).toHaveLength(3)
  })

  it('stays failed when something is written meanwhile: nothing else could be shown around it', async () => {
    const { model, fail, write } = createTimelineReader()
    fail('history', new WarifuError('timed-out'))
    model.reload()
    await settled()
    write(outgoing('mine', { state: 'queued' }))
    expect(model.snapshot().state).toBe('failed')
  })

  it('[SQ8] shows a message once that comes with the page and as an event', async () => {
    const { store, lines, ready } = createTimelineReader()
    store(hana, written('text 4'))
    await settled()
    expect(lines().filter((line) => line === 'text 4')).toHaveLength(1)
    expect(ready().newer).toEqual({ state: 'none' })
  })

  it('draws together what comes together', async () => {
    const { model, store, lines } = createTimelineReader()
    await settled()
    let drawn = 0
    model.subscribe(() => (drawn += 1))
    for (const text of ['a', 'b', 'c']) store(hana, written(text))
    expect(drawn).toBe(0)
    await settled()
    expect(drawn).toBe(1)
    expect(lines().slice(-3)).toEqual(['a', 'b', 'c'])
  })

  it('tells of arrivals from others: neither of history, nor of own messages, nor of what becomes of messages', async () => {
    const { model, store } = createTimelineReader()
    const heard: number[] = []
    const end = model.onArrival(({ sequence }) => heard.push(sequence))
    await settled()
    store(me, written('own'))
    store(hana, written('theirs'))
    store(hana, { kind: 'reaction', target: 1, content: { state: 'opened', emoji: '👍' } })
    expect(heard).toEqual([5])
    end()
    store(hana, written('later'))
    expect(heard).toEqual([5])
  })

  it('tells of an arrival also while the reader looks into the past', async () => {
    const { model, store } = createTimelineReader({ stored: talk(1, 200) })
    await settled()
    model.goTo({ to: 'message', sequence: 20 })
    await settled()
    const heard: number[] = []
    model.onArrival(({ sequence }) => heard.push(sequence))
    store(hana, written('now'))
    expect(heard).toEqual([201])
  })

  it('shows what is written at once, and hands sending again and removing on', async () => {
    const { model, write, lines, asked } = createTimelineReader()
    await settled()
    write(outgoing('mine', { state: 'queued' }))
    expect(lines().at(-1)).toBe('mine')
    model.resend(messageId('mine'))
    model.remove(messageId('mine'))
    expect(asked.slice(-2)).toEqual([`retry ${messageId('mine')}`, `cancel ${messageId('mine')}`])
  })

  it('asks for the accounts of everybody who is to be named: authors, mentioned, reacting, deleting', async () => {
    const ids = (seeds: readonly string[]) => seeds.map((seed) => ({ ...hana, accountId: messageId(seed) as never }))
    const [author, mentioned, reacting, deleting] = ids(['author', 'mentioned', 'reacting', 'deleting'])
    const { met } = createTimelineReader({
      stored: [
        said(1, written('@mentioned', { mentions: mentioned === undefined ? [] : [mentioned] }), author),
        said(2, { kind: 'reaction', target: 1, content: { state: 'opened', emoji: '👍' } }, reacting),
        said(3, 'gone', author),
        said(4, { kind: 'delete', target: 3 }, deleting),
      ],
    })
    await settled()
    expect([...met].sort()).toEqual(['author', 'deleting', 'mentioned', 'reacting'].map(messageId).sort())
  })

  it('hears nothing after its end, and begins anew when it is started again', async () => {
    const { model, end, hear, lines } = createTimelineReader()
    await settled()
    end()
    expect(model.snapshot()).toEqual({ state: 'loading' })
    await hear('text 4')
    expect(model.snapshot()).toEqual({ state: 'loading' })
    model.start()
    await settled()
    expect(lines().at(-1)).toBe('text 4')
  })
})
