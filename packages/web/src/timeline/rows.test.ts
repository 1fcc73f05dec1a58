import { WarifuError, type Outgoing } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { account, message, messageId } from '../testing/fake-client.ts'
import { createRowArranger, type Timeline } from './rows.ts'

const me = account('me', 'Nakamura')
const hana = account('hana', '佐藤 花')
const lee = account('lee', 'Lee')
const NOW = new Date(2026, 10, 22, 12, 0).getTime()
const at = (hour: number, minute: number, daysAgo = 0) => new Date(2026, 10, 22 - daysAgo, hour, minute).getTime()

const timeline = (part: Partial<Timeline>): Timeline => ({
  messages: [],
  outbox: [],
  unreadAfter: null,
  from: 1,
  now: NOW,
  quoted: (sequence) => ({ state: 'unknown', sequence }),
  ...part,
})
const arrange = (part: Partial<Timeline>) => createRowArranger(me.accountId)(timeline(part))

/** Rows as one line each: what stands where is easier to see than in objects. */
const sketch = (part: Partial<Timeline>) =>
  arrange(part).flatMap((row) => {
    const content = row.kind === 'outgoing' ? row.outgoing : row.message.content
    const text = 'text' in content ? content.text : '?'
    return [
      ...(row.day === null ? [] : ['day']),
      ...(row.unread ? ['unread'] : []),
      `${row.leads ? '*' : ''}${text}${row.progress === null ? '' : `:${row.progress.state}`}`,
    ]
  })

const outgoing = (seed: string, progress: Outgoing['progress'], writtenAt = NOW): Outgoing => ({
  messageId: messageId(seed),
  text: seed,
  mentions: [],
  replyTo: null,
  writtenAt,
  progress,
})

describe('arrangeRows', () => {
  it('is empty where there is nothing', () => {
    expect(arrange({})).toEqual([])
  })

  it('puts a day before the first message of each local day', () => {
    expect(
      sketch({
        messages: [
          message(1, hana, 'a', at(23, 59, 1)),
          message(2, hana, 'b', at(0, 0)),
          message(3, hana, 'c', at(0, 1)),
        ],
      }),
    ).toEqual(['day', '*a', 'day', '*b', 'c'])
  })

  it('shows the year of a day only where it is another one', () => {
    const old = new Date(2025, 10, 22, 9, 0).getTime()
    const rows = arrange({ messages: [message(1, hana, 'a', old), message(2, hana, 'b', at(9, 0))] })
    expect(rows.map((row) => row.day?.withYear)).toEqual([true, false])
  })

  it('names the author at the beginning of a run: another author, or five minutes later', () => {
    expect(
      sketch({
        messages: [
          message(1, hana, 'a', at(9, 0)),
          message(2, hana, 'b', at(9, 4)),
          message(3, lee, 'c', at(9, 4)),
          message(4, hana, 'd', at(9, 4)),
          message(5, hana, 'e', at(9, 9)),
        ],
      }),
    ).toEqual(['day', '*a', 'b', '*c', '*d', '*e'])
  })

  it('puts the unread divider before the first unread message of somebody else, once', () => {
    expect(
      sketch({
        messages: [
          message(1, hana, 'a', at(9, 0)),
          message(2, me, 'b', at(9, 1)),
          message(3, hana, 'c', at(9, 2)),
          message(4, lee, 'd', at(9, 3)),
        ],
        unreadAfter: 1,
      }),
    ).toEqual(['day', '*a', '*b:sent', 'unread', '*c', '*d'])
  })

  it('begins a run anew below a divider', () => {
    expect(
      sketch({ messages: [message(1, hana, 'a', at(9, 0)), message(2, hana, 'b', at(9, 1))], unreadAfter: 1 }),
    ).toEqual(['day', '*a', 'unread', '*b'])
  })

  it('has no divider where everything was read', () => {
    expect(sketch({ messages: [message(1, hana, 'a', at(9, 0))], unreadAfter: 1 })).toEqual(['day', '*a'])
  })

  it('puts what is on its way below, in the order it was written, with its state', () => {
    expect(
      sketch({
        messages: [message(1, me, 'a', at(11, 59))],
        outbox: [
          outgoing('b', { state: 'sending' }),
          outgoing('c', { state: 'queued' }),
          outgoing('d', { state: 'failed', error: new WarifuError('action-refused') }),
        ],
      }),
    ).toEqual(['day', '*a', 'b:sending', 'c:queued', 'd:failed'])
  })

  it('says of the newest own message only that it was sent, and only while nothing is on its way', () => {
    const messages = [message(1, me, 'a', at(9, 0)), message(2, me, 'b', at(9, 1)), message(3, hana, 'c', at(9, 2))]
    expect(sketch({ messages })).toEqual(['day', '*a', 'b:sent', '*c'])
    expect(sketch({ messages, outbox: [outgoing('d', { state: 'queued' })] })).toEqual([
      'day',
      '*a',
      'b',
      '*c',
      '*d:queued',
    ])
  })

  it('shows a message once while it is both an entry and still in the outbox', () => {
    const sent = outgoing('a', { state: 'sent', sequence: 1, at: at(9, 0) })
    expect(sketch({ messages: [message(1, me, 'a', at(9, 0))], outbox: [sent] })).toEqual(['day', '*a:sent'])
  })

  it('gives what failed its reason and the id to go on with', () => {
    const rows = arrange({ outbox: [outgoing('a', { state: 'failed', error: new WarifuError('action-refused') })] })
    expect(rows.at(-1)).toMatchObject({
      progress: { state: 'failed', error: 'action-refused', messageId: messageId('a') },
    })
  })

  it('does not go back in time where this machine’s clock is behind the server’s', () => {
    const rows = arrange({
      messages: [message(1, hana, 'a', at(9, 0))],
      outbox: [outgoing('b', { state: 'queued' }, at(23, 0, 1))],
    })
    expect(rows.map((row) => row.day !== null)).toEqual([true, false])
  })

  it('has a key of its own for every row, the same next time', () => {
    const part = {
      messages: [message(1, hana, 'a', at(9, 0, 1)), message(2, lee, 'b', at(9, 0)), message(3, lee, 'c', at(9, 0))],
      outbox: [outgoing('d', { state: 'queued' })],
      unreadAfter: 2,
    }
    const keys = arrange(part).map((row) => row.key)
    expect(new Set(keys).size).toBe(4)
    expect(arrange(part).map((row) => row.key)).toEqual(keys)
  })

  it('shows no divider where unread messages lie above what is loaded: it would not be the first', () => {
    const messages = [message(10, hana, 'a', at(9, 0)), message(11, hana, 'b', at(9, 1))]
    expect(sketch({ messages, from: 10, unreadAfter: 5 })).toEqual(['day', '*a', 'b'])
    expect(sketch({ messages, from: 10, unreadAfter: 9 })).toEqual(['day', 'unread', '*a', 'b'])
  })

  it('tells a message that mentions the reader from one of their own, or of others', () => {
    const mentioning = (sequence: number, from: typeof me) =>
      message(
        sequence,
        from,
        {
          state: 'opened',
          text: '@Nakamura',
          replyTo: null,
          mentions: [{ accountId: me.accountId, name: 'Nakamura' }],
        },
        at(9, 0),
      )
    const rows = arrange({ messages: [mentioning(1, hana), mentioning(2, me), message(3, lee, 'a', at(9, 0))] })
    expect(rows.map((row) => row.kind === 'message' && row.addressed)).toEqual([true, false, false])
  })

  it('quotes what a message answers, as it is now', () => {
    const original = message(1, hana, 'a', at(9, 0))
    const answer = message(2, me, { state: 'opened', text: 'b', replyTo: 1, mentions: [] }, at(9, 1))
    const rows = arrange({ messages: [original, answer], quoted: () => ({ state: 'known', message: original }) })
    expect(rows.map((row) => row.quote)).toEqual([null, { state: 'known', message: original }])
  })
})

describe('an arranger', () => {
  it('keeps the objects of rows that say the same, and only those', () => {
    const again = createRowArranger(me.accountId)
    const messages = [message(1, hana, 'a', at(9, 0)), message(2, me, 'b', at(9, 1))]
    const before = again(timeline({ messages }))
    const after = again(timeline({ messages: [...messages, message(3, me, 'c', at(9, 2))] }))
    expect(after.map((row, index) => row === before[index])).toEqual([true, false, false])
    expect(after[1]).toMatchObject({ progress: null })
  })

  it('lets go of a row that no longer leads, of one that was folded anew, and of one whose quote changed', () => {
    const again = createRowArranger(me.accountId)
    const b = message(2, hana, 'b', at(9, 1))
    again(timeline({ messages: [b] }))
    expect(again(timeline({ messages: [message(1, hana, 'a', at(9, 0)), b] })).at(-1)).toMatchObject({ leads: false })
    const edited = { ...b, edited: { at: at(9, 5) } }
    expect(again(timeline({ messages: [edited] })).at(-1)).toMatchObject({ message: edited })
    const answer = message(3, hana, { state: 'opened', text: 'c', replyTo: 2, mentions: [] }, at(9, 1))
    again(timeline({ messages: [answer] }))
    const known = again(timeline({ messages: [answer], quoted: () => ({ state: 'known', message: edited }) }))
    expect(known.at(-1)).toMatchObject({ quote: { state: 'known' } })
  })
})
