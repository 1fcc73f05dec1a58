import { WarifuError, type Account, type HistoryPage, type Message, type Outgoing } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createSnapshots } from '../snapshots.ts'
import { account, message, messageId } from '../testing/fake-client.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createTimelineModel, type TimelineRoom } from './timeline.model.ts'

const me = account('me', 'Nakamura')
const hana = account('hana', '佐藤 花')
const AT = 1_795_000_000_000

const entries = (first: number, last: number, from: Account = hana): Message[] =>
  Array.from({ length: last - first + 1 }, (_, index) =>
    message(first + index, from, `text ${first + index}`, AT + first + index),
  )

/** A room with this much history and a reader who has read so far. */
function setUp({
  stored = entries(1, 3),
  read = 3,
  looking = true,
}: { stored?: readonly Message[]; read?: number; looking?: boolean } = {}) {
  const attention = createSnapshots(looking)
  let all: readonly Message[] = stored
  let outbox: readonly Outgoing[] = []
  const listeners: { message: (message: Message) => void; outbox: () => void } = { message: () => {}, outbox: () => {} }
  const markRead = vi.fn(async () => {})
  const history = vi.fn(async (query: { before?: number; limit: number }): Promise<HistoryPage> => {
    const reachable = all.filter((each) => each.sequence < (query.before ?? Infinity))
    return {
      messages: reachable.slice(-query.limit),
      head: all.at(-1)?.sequence ?? 0,
      more: reachable.length > query.limit,
    }
  })
  const room = {
    room: { membership: { state: 'member', role: 'member', readSequence: read } },
    get outbox() {
      return outbox
    },
    on(name: 'message' | 'outbox', listener: () => void) {
      listeners[name] = listener
      return () => {
        listeners[name] = () => {}
      }
    },
    history,
    markRead,
    retry: vi.fn(() => true),
    cancel: vi.fn(() => 'cancelled' as const),
  }
  const model = createTimelineModel(room as unknown as TimelineRoom, me.accountId, attention, createFakeClock(AT))
  const end = model.start()
  return {
    model,
    room,
    attention,
    end,
    history,
    markRead,
    arrive(...messages: Message[]) {
      all = [...all, ...messages]
      for (const each of messages) listeners.message(each)
    },
    write(...next: Outgoing[]) {
      outbox = next
      listeners.outbox()
    },
    settled: () => new Promise<void>((resolve) => setImmediate(resolve)),
    texts() {
      const shown = model.snapshot()
      if (shown.state !== 'ready') return shown.state
      return shown.rows.map((row) =>
        row.kind === 'message' ? (row.content.state === 'opened' ? row.content.text : '?') : row.kind,
      )
    },
    ready() {
      const shown = model.snapshot()
      if (shown.state !== 'ready') throw new Error(`the timeline is ${shown.state}`)
      return shown
    },
  }
}

describe('the timeline', () => {
  it('shows the newest page, in order', async () => {
    const { model, texts, settled } = setUp()
    expect(model.snapshot()).toEqual({ state: 'loading' })
    await settled()
    expect(texts()).toEqual(['day', 'text 1', 'text 2', 'text 3'])
  })

  it('says why the first page did not come, and loads it again when asked', async () => {
    const { model, history, settled, texts } = setUp()
    history.mockRejectedValueOnce(new WarifuError('store-unavailable'))
    model.reload()
    await settled()
    expect(model.snapshot()).toEqual({ state: 'failed', error: 'store-unavailable' })
    model.reload()
    await settled()
    expect(texts()).toContain('text 3')
  })

  it('[SQ8] shows a message once that comes with the page and as an event', async () => {
    const { arrive, texts, settled } = setUp()
    arrive(message(4, hana, 'text 4', AT + 4))
    await settled()
    expect(texts()).toEqual(['day', 'text 1', 'text 2', 'text 3', 'unread', 'text 4'])
  })

  it('loads older pages until there are none', async () => {
    const { model, ready, settled, history } = setUp({ stored: entries(1, 120), read: 120 })
    await settled()
    expect(ready().older).toEqual({ state: 'more' })
    model.loadOlder()
    expect(ready().older).toEqual({ state: 'loading' })
    model.loadOlder()
    await settled()
    expect(history).toHaveBeenCalledTimes(2)
    model.loadOlder()
    await settled()
    expect(ready().older).toEqual({ state: 'none' })
    expect(ready().rows.filter((row) => row.kind === 'message')).toHaveLength(120)
    model.loadOlder()
    expect(history).toHaveBeenCalledTimes(3)
  })

  it('says at its place why an older page did not come, and tries again when asked', async () => {
    const { model, ready, settled, history } = setUp({ stored: entries(1, 120), read: 120 })
    await settled()
    history.mockRejectedValueOnce(new WarifuError('timed-out'))
    model.loadOlder()
    await settled()
    expect(ready().older).toEqual({ state: 'failed', error: 'timed-out' })
    model.loadOlder()
    await settled()
    expect(ready().older).toEqual({ state: 'more' })
  })

  it('keeps a bounded number of messages while the reader is at the end, and no gap when an older page comes late', async () => {
    const { model, ready, settled, arrive } = setUp({ stored: entries(1, 120), read: 120 })
    await settled()
    model.loadOlder()
    arrive(...entries(121, 600))
    await settled()
    const sequences = ready().rows.flatMap((row) => (row.kind === 'message' ? [row.sequence] : []))
    expect(sequences).toHaveLength(400)
    expect(sequences.every((sequence, index) => index === 0 || sequence === (sequences[index - 1] ?? 0) + 1)).toBe(true)
    expect(ready().older).toEqual({ state: 'more' })
  })

  it('puts the unread divider where the reader stopped, and leaves it there while they read on', async () => {
    const { texts, settled, arrive } = setUp({ stored: entries(1, 3), read: 1 })
    await settled()
    expect(texts()).toEqual(['day', 'text 1', 'unread', 'text 2', 'text 3'])
    arrive(message(4, hana, 'text 4', AT + 4))
    expect(texts()).toEqual(['day', 'text 1', 'unread', 'text 2', 'text 3', 'text 4'])
  })

  it('has no divider where only own messages are newer', async () => {
    const { texts, settled } = setUp({ stored: [...entries(1, 1), ...entries(2, 2, me)], read: 1 })
    await settled()
    expect(texts()).toEqual(['day', 'text 1', 'text 2'])
  })

  it('tells how far was read: once it was in sight, and only while somebody looks', async () => {
    const { model, markRead, settled, attention } = setUp({ stored: entries(1, 3), read: 1, looking: false })
    await settled()
    model.placedAtEnd(true)
    expect(markRead).not.toHaveBeenCalled()
    attention.set(true)
    expect(markRead.mock.calls).toEqual([[3]])
  })

  it('takes nothing for read that was opened above: the reader begins at the divider', async () => {
    const { model, markRead, ready, settled } = setUp({ stored: entries(1, 60), read: 20 })
    await settled()
    model.placedAtEnd(false)
    expect(markRead).not.toHaveBeenCalled()
    expect(ready().newBelow).toBe(40)
    model.placedAtEnd(true)
    expect(markRead.mock.calls).toEqual([[60]])
  })

  it('does not take messages below for read while the reader is above', async () => {
    const { model, markRead, settled, arrive } = setUp()
    await settled()
    model.placedAtEnd(false)
    arrive(message(4, hana, 'text 4', AT + 4))
    expect(markRead).not.toHaveBeenCalled()
    model.placedAtEnd(true)
    expect(markRead.mock.calls).toEqual([[4]])
  })

  it('waits for the view before it takes a message for read: the reader may have just scrolled up', async () => {
    const { model, markRead, ready, settled, arrive } = setUp()
    await settled()
    model.placedAtEnd(true)
    arrive(message(4, hana, 'text 4', AT + 4))
    expect(markRead).not.toHaveBeenCalled()
    model.placedAtEnd(false)
    expect(markRead).not.toHaveBeenCalled()
    expect(ready().newBelow).toBe(1)
  })

  it('counts what comes below while the reader is above, but not their own', async () => {
    const { model, ready, settled, arrive } = setUp()
    await settled()
    model.placedAtEnd(false)
    arrive(message(4, hana, 'a', AT + 4), message(5, me, 'b', AT + 5), message(6, hana, 'c', AT + 6))
    expect(ready().newBelow).toBe(2)
    model.placedAtEnd(true)
    expect(ready().newBelow).toBe(0)
  })

  it('begins a new unread part when something comes while nobody looks', async () => {
    const { texts, settled, arrive, attention } = setUp()
    await settled()
    attention.set(false)
    arrive(message(4, hana, 'text 4', AT + 4), message(5, hana, 'text 5', AT + 5))
    expect(texts()).toEqual(['day', 'text 1', 'text 2', 'text 3', 'unread', 'text 4', 'text 5'])
    attention.set(true)
    expect(texts()).toEqual(['day', 'text 1', 'text 2', 'text 3', 'unread', 'text 4', 'text 5'])
  })

  it('shows what is written at once, and hands retry and removal on', async () => {
    const { model, room, texts, write, settled } = setUp()
    await settled()
    write({ messageId: messageId('x'), text: 'mine', writtenAt: AT, progress: { state: 'queued' } })
    expect(texts()).toContain('mine')
    model.resend(messageId('x'))
    model.remove(messageId('x'))
    expect(room.retry).toHaveBeenCalledWith(messageId('x'))
    expect(room.cancel).toHaveBeenCalledWith(messageId('x'))
  })

  it('tells of arrivals from others, not of history and not of own messages', async () => {
    const { model, settled, arrive } = setUp()
    const heard: number[] = []
    model.onArrival(({ sequence }) => heard.push(sequence))
    await settled()
    arrive(message(4, me, 'own', AT + 4), message(5, hana, 'theirs', AT + 5))
    expect(heard).toEqual([5])
  })

  it('takes a read position that could not be stored for no trouble of the reader', async () => {
    const { model, markRead, settled, arrive } = setUp()
    await settled()
    markRead.mockRejectedValueOnce(new WarifuError('connection-lost'))
    arrive(message(4, hana, 'text 4', AT + 4))
    model.placedAtEnd(true)
    await settled()
    expect(markRead).toHaveBeenCalledTimes(1)
    expect(model.snapshot().state).toBe('ready')
  })

  it('hears nothing after its end', async () => {
    const { texts, settled, arrive, end } = setUp()
    await settled()
    end()
    arrive(message(4, hana, 'text 4', AT + 4))
    expect(texts()).toEqual(['day', 'text 1', 'text 2', 'text 3'])
  })
})
