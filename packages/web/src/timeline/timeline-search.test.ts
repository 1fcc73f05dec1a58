import { WarifuError } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { AT, createTimelineReader, said, settled, talk } from '../testing/timeline-reader.ts'

describe('looking for a place', () => {
  it('leads to a message that is loaded without asking for it, marks it and gives it the focus', async () => {
    const { model, ready, asked } = createTimelineReader({ stored: talk(1, 40) })
    await settled()
    model.goTo({ to: 'message', sequence: 12 })
    await settled()
    expect(ready()).toMatchObject({ marked: 'm12', reach: 'present', search: { state: 'none' } })
    expect(ready().landing).toMatchObject({ at: 'found', key: 'm12', takesFocus: true })
    expect(asked).toEqual(['history newest'])
  })

  it('loads what lies around a message that is far away', async () => {
    const { model, ready, extent, asked } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    model.goTo({ to: 'message', sequence: 200 })
    expect(ready().search).toEqual({ state: 'looking' })
    await settled()
    expect(asked.slice(1)).toEqual(['history before 200', 'history after 199'])
    expect(extent()).toEqual({ first: 175, last: 249, count: 75 })
    expect(ready()).toMatchObject({ marked: 'm200', reach: 'past', search: { state: 'none' } })
  })

  it('hears what becomes of a message while it is loaded', async () => {
    const { model, hold, hear, row } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    const release = hold()
    model.goTo({ to: 'message', sequence: 200 })
    await hear({ kind: 'delete', target: 200 })
    release()
    await settled()
    expect(row(200)).toMatchObject({ message: { content: { state: 'deleted' } } })
  })

  it('lands anew each time the same message is asked for: the reader may have scrolled away', async () => {
    const { model, ready } = createTimelineReader()
    await settled()
    model.goTo({ to: 'message', sequence: 2 })
    await settled()
    const first = ready().landing.id
    model.goTo({ to: 'message', sequence: 2 })
    await settled()
    expect(ready().landing.id).toBeGreaterThan(first)
  })

  it('waits for the first page, and then leads there instead of to the unread part', async () => {
    const { model, ready } = createTimelineReader({ read: 1 })
    model.goTo({ to: 'message', sequence: 1 })
    expect(model.snapshot()).toEqual({ state: 'loading' })
    await settled()
    expect(ready().landing).toMatchObject({ at: 'found', key: 'm1' })
  })

  it.each([0, 4, 4_711])('says that there is no message %i, and leaves the reader where they are', async (sequence) => {
    const { model, ready, lines } = createTimelineReader()
    await settled()
    const { landing } = ready()
    model.goTo({ to: 'message', sequence })
    await settled()
    expect(ready()).toMatchObject({ search: { state: 'missing' }, marked: null, landing })
    expect(lines()).toHaveLength(3)
    model.dismiss()
    expect(ready().search).toEqual({ state: 'none' })
  })

  it('takes an entry that is no message for no message', async () => {
    const { model, ready } = createTimelineReader({
      stored: [...talk(1, 2), said(3, { kind: 'pin', target: 1, pinned: true })],
    })
    await settled()
    model.goTo({ to: 'message', sequence: 3 })
    await settled()
    expect(ready().search).toEqual({ state: 'missing' })
  })

  it('says why a place could not be looked for, and looks again when asked', async () => {
    const { model, ready, fail } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    fail('history', new WarifuError('connection-lost'))
    const target = { to: 'message', sequence: 200 } as const
    model.goTo(target)
    await settled()
    expect(ready().search).toEqual({ state: 'failed', error: 'connection-lost', target })
    fail('history', null)
    model.goTo(target)
    await settled()
    expect(ready()).toMatchObject({ search: { state: 'none' }, marked: 'm200' })
  })

  it('forgets an older wish when a newer one was made, in whatever order the answers come', async () => {
    const { model, ready, hold } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    const [releaseFirst] = [hold(), model.goTo({ to: 'message', sequence: 100 })]
    const [releaseSecond] = [hold(), model.goTo({ to: 'message', sequence: 300 })]
    releaseSecond()
    await settled()
    expect(ready().marked).toBe('m300')
    releaseFirst()
    await settled()
    expect(ready()).toMatchObject({ marked: 'm300', search: { state: 'none' } })
  })

  it('forgets a wish when the room goes off the screen', async () => {
    const { model, ready, hold, leave } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    const release = hold()
    model.goTo({ to: 'message', sequence: 100 })
    leave()
    release()
    await settled()
    expect(ready().reach).toBe('present')
  })

  it('leads back to the present, and takes the mark away', async () => {
    const { model, ready, extent, asked } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    model.goTo({ to: 'message', sequence: 100 })
    await settled()
    const before = asked.length
    model.goTo({ to: 'present' })
    await settled()
    expect(ready()).toMatchObject({ reach: 'present', marked: null, landing: { at: 'end' } })
    expect(extent()).toEqual({ first: 451, last: 500, count: 50 })
    expect(asked).toHaveLength(before)
  })

  it('keeps the past that is shown where what is looked for lies in it', async () => {
    const { model, ready, asked } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    model.goTo({ to: 'message', sequence: 100 })
    await settled()
    const before = asked.length
    model.goTo({ to: 'message', sequence: 80 })
    await settled()
    expect(ready()).toMatchObject({ reach: 'past', marked: 'm80' })
    expect(asked).toHaveLength(before)
  })

  it('leads to the first unread message far above, without marking it', async () => {
    const { model, ready, lines } = createTimelineReader({ stored: talk(1, 500), read: 100 })
    await settled()
    expect(ready().firstUnread).toBe('beyond')
    model.goTo({ to: 'first-unread' })
    await settled()
    expect(ready()).toMatchObject({ reach: 'past', marked: null, firstUnread: 'here' })
    expect(ready().landing).toMatchObject({ at: 'begin', key: 'm101', takesFocus: true })
    expect(lines()[lines().indexOf('unread') + 1]).toBe('text 101')
  })

  it('leads to the present where nothing is unread', async () => {
    const { model, ready } = createTimelineReader()
    await settled()
    model.goTo({ to: 'first-unread' })
    await settled()
    expect(ready()).toMatchObject({ reach: 'present', landing: { at: 'end' } })
  })

  it('leads to the first message at or after a time', async () => {
    const { model, ready, asked } = createTimelineReader({ stored: talk(1, 500) })
    await settled()
    const at = AT + 99_500
    model.goTo({ to: 'time', at })
    await settled()
    expect(asked).toContain(`locate ${at}`)
    expect(ready()).toMatchObject({ marked: null, landing: { at: 'begin', key: 'm100' } })
  })

  it('leads to the message after it where an entry of another kind stands at that time', async () => {
    const { model, ready } = createTimelineReader({
      stored: [...talk(1, 9), said(10, { kind: 'pin', target: 1, pinned: true }), ...talk(11, 12)],
    })
    await settled()
    model.goTo({ to: 'time', at: AT + 10_000 })
    await settled()
    expect(ready().landing).toMatchObject({ at: 'begin', key: 'm11' })
  })

  it('leads to the present for a time after everything', async () => {
    const { model, ready } = createTimelineReader()
    await settled()
    model.goTo({ to: 'time', at: AT + 86_400_000 })
    await settled()
    expect(ready().landing).toMatchObject({ at: 'end' })
  })

  it('says why a time could not be looked for', async () => {
    const { model, ready, fail } = createTimelineReader()
    await settled()
    fail('locate', new WarifuError('timed-out'))
    model.goTo({ to: 'time', at: AT })
    await settled()
    expect(ready().search).toMatchObject({ state: 'failed', error: 'timed-out' })
  })
})
