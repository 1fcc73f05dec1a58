import type { HistoryPage, HistoryQuery, RoomEntry } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { entry, written, type EntryPart } from '../testing/fake-room.ts'
import { account } from '../testing/samples.ts'
import { createTally } from './tally.ts'
import { MOST_COUNTED } from './unread.ts'

const me = account('me', 'Nakamura')
const sato = account('sato', '佐藤 花')
const lee = account('lee', 'Lee Minho')
const calling = written('@Nakamura', { mentions: [me] })

/** A room on a server: pages leave when a test says so, as they were when they were asked for. */
function setUp(parts: readonly (EntryPart | readonly [typeof sato, EntryPart])[], read = 0) {
  let entries: readonly RoomEntry[] = []
  let held: Promise<undefined> = Promise.resolve(undefined)
  const asked: HistoryQuery[] = []
  const put = (part: EntryPart, from = sato) => {
    const next = entry(entries.length + 1, from, 1_000 * (entries.length + 1), part)
    entries = [...entries, next]
    return next
  }
  for (const part of parts) {
    if ('kind' in part) put(part)
    else put(part[1], part[0])
  }
  const tally = createTally(me.accountId, read, entries.length)
  const history = async (query: HistoryQuery): Promise<HistoryPage> => {
    asked.push(query)
    const after = 'after' in query ? query.after : 0
    const page = entries.slice(after, after + query.limit)
    const here = new Set(page.map(({ sequence }) => sequence))
    const related = entries.filter(
      (each) => 'target' in each && each.target !== null && here.has(each.target) && !here.has(each.sequence),
    )
    const answer = { entries: page, related, head: entries.length, more: after + page.length < entries.length }
    await held
    return answer
  }
  return {
    tally,
    asked,
    put,
    unread: () => tally.unread(),
    /** Stored, and heard at once. */
    come: (part: EntryPart, from = sato) => {
      tally.hear(put(part, from))
    },
    readOn: () => tally.readOn(history),
    readAll: async () => {
      while (tally.isBehind()) await tally.readOn(history)
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<undefined>()
      held = promise
      return () => resolve(undefined)
    },
  }
}

const many = (count: number, part: EntryPart = written('…')) => Array.from({ length: count }, () => part)
const edit = (target: number, content: EntryPart): EntryPart => {
  if (content.kind !== 'message') throw new Error('an edit says something')
  return { kind: 'edit', target, content: content.content }
}
const reaction = (target: number): EntryPart => ({
  kind: 'reaction',
  target,
  content: { state: 'opened', emoji: '👍' },
})

describe('counting', () => {
  it('counts messages of others, not one’s own, nor edits, reactions, pins and what a later version made', async () => {
    const { unread, readAll } = setUp([
      written('a'),
      [me, written('b')],
      reaction(1),
      edit(1, written('c')),
      { kind: 'pin', target: 1, pinned: true },
      { kind: 'unknown' },
      calling,
    ])
    await readAll()
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
  })

  it('counts nothing that was deleted, and mentions as the newest edit has them', async () => {
    const { unread, readAll } = setUp([
      { kind: 'erased', was: 'message', target: null, by: 6 },
      written('a'),
      calling,
      edit(2, calling),
      edit(3, written('b')),
      { kind: 'delete', target: 1 },
    ])
    await readAll()
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
  })

  it('leaves an edit out of account that the message’s author did not make', () => {
    const { unread, come } = setUp([])
    come(written('a'), lee)
    come(edit(1, calling), sato)
    expect(unread()).toEqual({ messages: 1, mentions: 0 })
  })

  it('begins after what is read', async () => {
    const { unread, asked, readAll } = setUp(many(5), 3)
    await readAll()
    expect(asked).toEqual([{ after: 3, limit: 100 }])
    expect(unread().messages).toBe(2)
  })

  it.each([0, 1, MOST_COUNTED - 1, MOST_COUNTED, MOST_COUNTED + 1, 5 * MOST_COUNTED])(
    'of %i messages counts no more than are told apart, and reads no further',
    async (count) => {
      const { unread, asked, readAll } = setUp(many(count))
      await readAll()
      expect(unread().messages).toBe(Math.min(count, MOST_COUNTED))
      expect(asked).toHaveLength(count === 0 ? 0 : 1)
    },
  )

  it('reads on through pages without any message', async () => {
    const { unread, asked, readAll } = setUp([written('a'), ...many(250, reaction(1)), written('b')])
    await readAll()
    expect(asked.map((query) => 'after' in query && query.after)).toEqual([0, 100, 200])
    expect(unread().messages).toBe(2)
  })

  it('ends where the server has nothing more, whatever was said of the head', async () => {
    const tally = createTally(me.accountId, 0, 9)
    await tally.readOn(async () => ({ entries: [], related: [], head: 9, more: false }))
    expect(tally.isBehind()).toBe(false)
  })
})

describe('what comes', () => {
  it('is counted at once where nothing lies before it', () => {
    const { unread, come, asked } = setUp(many(4), 4)
    come(written('a'))
    come(written('b'), me)
    come(calling)
    expect(unread()).toEqual({ messages: 2, mentions: 1 })
    come({ kind: 'delete', target: 5 })
    expect(unread()).toEqual({ messages: 1, mentions: 1 })
    expect(asked).toEqual([])
  })

  it('while a page is on its way is neither lost nor doubled', async () => {
    const { unread, come, readAll, hold } = setUp(many(3))
    const release = hold()
    const reading = readAll()
    come(written('later'))
    come(calling)
    release()
    await reading
    expect(unread()).toEqual({ messages: 5, mentions: 1 })
  })

  it('and is on a later page too counts once', async () => {
    const { unread, put, readOn, tally } = setUp(many(3))
    const next = put(written('stored before the page left'))
    await readOn()
    tally.hear(next)
    expect(unread().messages).toBe(4)
  })

  it('before the first page is asked for is on it', async () => {
    const { unread, come, readAll } = setUp(many(3))
    come(written('a'))
    come({ kind: 'delete', target: 4 })
    await readAll()
    expect(unread().messages).toBe(3)
  })

  it('of deletions and edits is not undone by a page that left before them', async () => {
    const { unread, come, readAll, hold } = setUp([written('a'), calling, written('c')])
    const release = hold()
    const reading = readAll()
    come({ kind: 'delete', target: 1 })
    come(edit(2, written('never mind')))
    release()
    await reading
    expect(unread()).toEqual({ messages: 2, mentions: 0 })
  })

  it('beyond what is told apart adds no messages, but every mention', async () => {
    const { unread, come, readAll } = setUp(many(500))
    await readAll()
    come(written('one more'))
    expect(unread()).toEqual({ messages: 100, mentions: 0 })
    come(calling)
    expect(unread()).toEqual({ messages: 101, mentions: 1 })
    come({ kind: 'delete', target: 502 })
    expect(unread()).toEqual({ messages: 100, mentions: 0 })
  })

  it('takes no more memory than twice what is told apart, whoever calls', async () => {
    const { unread, come, readAll } = setUp(many(500))
    await readAll()
    for (let at = 0; at < 300; at += 1) come(calling)
    expect(unread()).toEqual({ messages: 200, mentions: 100 })
  })
})

describe('reading', () => {
  it('takes away what was read', async () => {
    const { unread, tally, readAll } = setUp([calling, written('a'), written('b')])
    await readAll()
    tally.readTo(2)
    expect(unread()).toEqual({ messages: 1, mentions: 0 })
    tally.readTo(3)
    expect(unread()).toEqual({ messages: 0, mentions: 0 })
  })

  it('a part of many makes room to count the rest', async () => {
    const { unread, tally, readAll } = setUp(many(130))
    await readAll()
    tally.readTo(60)
    expect(tally.isBehind()).toBe(true)
    await readAll()
    expect(unread().messages).toBe(70)
  })

  it('beyond a page that is on its way leaves nothing of it', async () => {
    const { unread, tally, readAll, hold } = setUp(many(3))
    const release = hold()
    const reading = readAll()
    tally.readTo(3)
    release()
    await reading
    expect(unread().messages).toBe(0)
  })

  it('can be put back, and everything from there on is counted again', async () => {
    const { unread, tally, readAll } = setUp(many(10), 10)
    tally.readTo(6)
    await readAll()
    expect(unread().messages).toBe(4)
  })

  it('can be put back while a page is on its way', async () => {
    const { unread, tally, readAll, hold } = setUp(many(10), 8)
    const release = hold()
    const reading = readAll()
    tally.readTo(2)
    release()
    await reading
    expect(unread().messages).toBe(8)
  })
})
