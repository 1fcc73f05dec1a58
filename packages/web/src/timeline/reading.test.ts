import { WarifuError, type Message, type RoomHandle } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { message } from '../testing/fake-client.ts'
import { AT, hana, reader as me, settled } from '../testing/timeline-reader.ts'
import { countUnread, createReading } from './reading.ts'
import type { Stretch } from './stretch.ts'

const theirs = (sequence: number) => message(sequence, hana, 'theirs', AT)
const own = (sequence: number) => message(sequence, me, 'own', AT)
const deleted = (sequence: number) => message(sequence, hana, { state: 'deleted', by: null, at: null }, AT)
const stretch = (from: number, ...messages: Message[]) => ({ from, messages }) as unknown as Stretch

function setUp(readSequence = 3) {
  const markRead = vi.fn<(sequence: number) => Promise<void>>(() => Promise.resolve())
  const membership = { state: 'member', role: 'member', readSequence, notify: 'all' }
  const room = { room: { membership }, markRead } as unknown as Pick<RoomHandle, 'room' | 'markRead'>
  return { reading: createReading(room, me.accountId), markRead, membership }
}

describe('what is unread', () => {
  it.each([
    [[], 0],
    [[theirs(3)], 0],
    [[theirs(4)], 1],
    [[own(4), theirs(5), deleted(6), theirs(7)], 2],
  ])('after a sequence is counted without own and deleted messages (%#)', (messages, count) => {
    expect(countUnread(messages, 3, me.accountId)).toBe(count)
  })
})

describe('the divider', () => {
  it('stands where the account had read to when the room was opened', () => {
    const { reading } = setUp(3)
    reading.begin([theirs(3), theirs(4)], null)
    expect(reading).toMatchObject({ unreadAfter: 3, met: false, seen: 3 })
    expect(reading.firstUnread(stretch(1, theirs(3), theirs(4)))?.sequence).toBe(4)
  })

  it('stands where the reader had marked the room as unread, also where all of it was read', () => {
    const { reading, markRead } = setUp(4)
    reading.begin([theirs(2), theirs(3), theirs(4)], 2)
    expect(reading).toMatchObject({ unreadAfter: 2, met: false, seen: 4 })
    reading.tell()
    expect(markRead).not.toHaveBeenCalled()
    reading.begin([theirs(2), theirs(3), theirs(4)], null)
    expect(reading.unreadAfter).toBeNull()
  })

  it('has no first message where unread ones may lie above what is loaded', () => {
    const { reading } = setUp(3)
    reading.begin([theirs(9)], null)
    expect(reading.firstUnread(stretch(5, theirs(9)))).toBeNull()
    expect(reading.firstUnread(stretch(4, own(8), theirs(9)))?.sequence).toBe(9)
  })

  it('stands where the reader had marked the room as unread, though they had read further', () => {
    const { reading, markRead } = setUp(3)
    reading.begin([theirs(1), own(2), theirs(3)], 1)
    expect(reading).toMatchObject({ unreadAfter: 1, seen: 3, met: false })
    reading.tell()
    expect(markRead).not.toHaveBeenCalled()
    reading.begin([theirs(1), own(2), theirs(3)], null)
    expect(reading.unreadAfter).toBeNull()
  })

  it('is gone when everything was read meanwhile, here or on another device', () => {
    const here = setUp(3)
    here.reading.begin([theirs(4)], null)
    here.reading.sawUpTo(4)
    here.reading.tell()
    here.reading.begin([theirs(4)], null)
    const elsewhere = setUp(3)
    elsewhere.reading.begin([theirs(4)], null)
    elsewhere.membership.readSequence = 4
    elsewhere.reading.begin([theirs(4)], null)
    for (const { reading } of [here, elsewhere]) expect(reading.unreadAfter).toBeNull()
  })

  it('stays where unread messages stand already when more come while nobody looks', () => {
    const { reading } = setUp(3)
    reading.begin([theirs(4)], null)
    reading.unattended([theirs(4), theirs(5)])
    expect(reading.unreadAfter).toBe(3)
    reading.sawUpTo(5)
    reading.tell()
    reading.unattended([theirs(4), theirs(5)])
    expect(reading.unreadAfter).toBe(5)
  })

  it('is to be met again when it was put elsewhere', () => {
    const { reading } = setUp(3)
    reading.begin([theirs(4)], null)
    reading.meet()
    expect(reading.met).toBe(true)
    reading.unreadFrom(2)
    expect(reading).toMatchObject({ unreadAfter: 1, met: false })
  })
})

describe('the read position', () => {
  it('is told when it moved, once, and never backwards', () => {
    const { reading, markRead } = setUp(3)
    reading.begin([], null)
    reading.tell()
    reading.sawUpTo(5)
    reading.sawUpTo(4)
    reading.tell()
    reading.tell()
    expect(markRead.mock.calls).toEqual([[5]])
  })

  it('that could not be stored is no trouble of the reader', async () => {
    const { reading, markRead } = setUp(3)
    reading.begin([], null)
    markRead.mockRejectedValueOnce(new WarifuError('connection-lost'))
    reading.sawUpTo(5)
    reading.tell()
    await settled()
    reading.sawUpTo(6)
    reading.tell()
    expect(markRead.mock.calls).toEqual([[5], [6]])
  })

  it('is the beginning where the account is no member', () => {
    const room = { room: null, markRead: vi.fn() } as unknown as Pick<RoomHandle, 'room' | 'markRead'>
    const reading = createReading(room, me.accountId)
    reading.begin([theirs(1)], null)
    expect(reading).toMatchObject({ unreadAfter: 0, seen: 0 })
  })
})
