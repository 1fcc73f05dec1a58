import { describe, expect, it } from 'vitest'
import { written } from '../testing/fake-room.ts'
import { createTimelineReader, hana, reader as me, said, settled, talk } from '../testing/timeline-reader.ts'

const readings = (asked: readonly string[]) => asked.filter((each) => each.startsWith('read'))

describe('the unread divider', () => {
  it('stands where the reader stopped, and stays there while they read on', async () => {
    const { lines, hear, placedAtEnd } = createTimelineReader({ read: 1 })
    await settled()
    expect(lines()).toEqual(['text 1', 'unread', 'text 2', 'text 3'])
    placedAtEnd()
    await hear('text 4')
    placedAtEnd()
    expect(lines()).toEqual(['text 1', 'unread', 'text 2', 'text 3', 'text 4'])
  })

  it('is not there where everything was read, or only own messages are newer', async () => {
    const all = createTimelineReader()
    const own = createTimelineReader({ stored: [...talk(1, 1), ...talk(2, 2, me)], read: 1 })
    await settled()
    for (const { lines } of [all, own]) expect(lines()).not.toContain('unread')
  })

  it('is not there for messages that are deleted', async () => {
    const { lines, ready } = createTimelineReader({
      stored: [...talk(1, 2), said(3, { kind: 'delete', target: 2 })],
      read: 1,
    })
    await settled()
    expect(lines()).toEqual(['text 1', 'deleted'])
    expect(ready().firstUnread).toBe('none')
  })

  it('begins a new part when something comes while nobody looks', async () => {
    const { lines, hear, attention } = createTimelineReader()
    await settled()
    attention.set(false)
    await hear('text 4', 'text 5')
    const expected = ['text 1', 'text 2', 'text 3', 'unread', 'text 4', 'text 5']
    expect(lines()).toEqual(expected)
    attention.set(true)
    expect(lines()).toEqual(expected)
  })

  it('does not come while somebody looks', async () => {
    const { lines, hear } = createTimelineReader()
    await settled()
    await hear('text 4')
    expect(lines()).not.toContain('unread')
  })

  it('is gone when a room that was read is opened again', async () => {
    const { lines, placedAtEnd, leave, comeBack } = createTimelineReader({ read: 1 })
    await settled()
    placedAtEnd()
    leave()
    comeBack()
    expect(lines()).toEqual(['text 1', 'text 2', 'text 3'])
  })

  it('stands before what came while the room was off the screen', async () => {
    const { lines, ready, hear, leave, comeBack } = createTimelineReader()
    await settled()
    leave()
    await hear('text 4')
    comeBack()
    expect(lines().slice(-2)).toEqual(['unread', 'text 4'])
    expect(ready().landing).toMatchObject({ at: 'begin', key: 'm4', takesFocus: false })
  })

  it('goes where the reader puts it', async () => {
    const { model, lines, ready } = createTimelineReader()
    await settled()
    model.unreadFrom(2)
    expect(lines()).toEqual(['text 1', 'unread', 'text 2', 'text 3'])
    expect(ready().firstUnread).toBe('here')
  })

  it('stands where the reader had marked the room as unread, until it is opened again', async () => {
    const { lines, ready, leave, comeBack } = createTimelineReader({ mark: 1 })
    await settled()
    expect(lines()).toEqual(['text 1', 'unread', 'text 2', 'text 3'])
    expect(ready().landing).toMatchObject({ at: 'begin', key: 'm2' })
    leave()
    comeBack()
    expect(lines()).not.toContain('unread')
    leave()
    comeBack(2)
    expect(lines()).toEqual(['text 1', 'text 2', 'unread', 'text 3'])
  })

  it('is led to until it was in sight', async () => {
    const { model, ready } = createTimelineReader({ read: 1 })
    await settled()
    expect(ready().firstUnread).toBe('here')
    expect(ready().landing).toMatchObject({ at: 'begin', key: 'm2' })
    model.metUnread()
    expect(ready().firstUnread).toBe('none')
  })

  it('lies beyond where more is unread than is loaded', async () => {
    const { ready, lines } = createTimelineReader({ stored: talk(1, 200), read: 20 })
    await settled()
    expect(ready().firstUnread).toBe('beyond')
    expect(ready().landing).toMatchObject({ at: 'end' })
    expect(lines()).not.toContain('unread')
  })
})

describe('a reader', () => {
  it('has read what was in sight at the end, once somebody looks', async () => {
    const { placedAtEnd, asked, attention } = createTimelineReader({ read: 1, looking: false })
    await settled()
    placedAtEnd()
    expect(readings(asked)).toEqual([])
    attention.set(true)
    expect(readings(asked)).toEqual(['read 3'])
  })

  it('has not read what lies below while they are above', async () => {
    const { placedAbove, placedAtEnd, asked, hear, ready } = createTimelineReader({ stored: talk(1, 60), read: 20 })
    await settled()
    placedAbove('m21', 96)
    expect(readings(asked)).toEqual([])
    expect(ready().newBelow).toBe(40)
    await hear('text 61')
    expect(ready().newBelow).toBe(41)
    placedAtEnd()
    expect(readings(asked)).toEqual(['read 61'])
    expect(ready().newBelow).toBe(0)
  })

  it('has read a message only when the view says so: they may have just scrolled up', async () => {
    const { placedAbove, placedAtEnd, asked, hear, ready } = createTimelineReader()
    await settled()
    placedAtEnd()
    await hear('text 4')
    expect(readings(asked)).toEqual([])
    placedAbove()
    expect(readings(asked)).toEqual([])
    expect(ready().newBelow).toBe(1)
  })

  it('is told what came below, but not of their own messages, nor of what is no message', async () => {
    const { placedAbove, store, ready } = createTimelineReader()
    await settled()
    placedAbove()
    store(hana, written('a'))
    store(me, written('b'))
    store(hana, { kind: 'reaction', target: 1, content: { state: 'opened', emoji: '👍' } })
    store(hana, written('c'))
    await settled()
    expect(ready().newBelow).toBe(2)
    store(hana, { kind: 'delete', target: 7 })
    await settled()
    expect(ready().newBelow).toBe(1)
  })

  it('is told in the past how much came in the present, and has not read it', async () => {
    const { model, placedAtEnd, asked, hear, ready } = createTimelineReader({ stored: talk(1, 200) })
    await settled()
    placedAtEnd()
    model.goTo({ to: 'message', sequence: 20 })
    await settled()
    // The end of what is shown, which is not the present.
    placedAtEnd()
    await hear('now')
    expect(ready()).toMatchObject({ reach: 'past', newBelow: 1 })
    expect(readings(asked)).toEqual([])
  })

  it('has read nothing of a room that is not on the screen', async () => {
    const { leave, placedAtEnd, asked, hear } = createTimelineReader()
    await settled()
    leave()
    await hear('text 4')
    placedAtEnd()
    expect(readings(asked)).toEqual([])
  })

  it('has read on what they marked as unread when more was in sight', async () => {
    const { model, placedAtEnd, asked, hear } = createTimelineReader()
    await settled()
    model.unreadFrom(2)
    placedAtEnd()
    expect(readings(asked)).toEqual([])
    await hear('text 4')
    placedAtEnd()
    expect(readings(asked)).toEqual(['read 4'])
  })

  it('finds the room at the place where they left it', async () => {
    const { placedAbove, leave, comeBack, ready } = createTimelineReader({ stored: talk(1, 40) })
    await settled()
    placedAbove('m12', -7)
    leave()
    comeBack()
    expect(ready().landing).toMatchObject({ at: 'kept', key: 'm12', top: -7 })
  })
})
