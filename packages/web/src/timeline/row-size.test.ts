import { expect, it } from 'vitest'
import { message } from '../testing/fake-client.ts'
import { AT, hana, outgoing, reader as me } from '../testing/timeline-reader.ts'
import { guessSize } from './row-size.ts'
import type { MessageRow } from './rows.ts'

const row = (text: string, part: Partial<MessageRow> = {}): MessageRow => ({
  kind: 'message',
  key: 'm1',
  message: message(1, hana, text, AT),
  at: AT,
  accountId: hana.accountId,
  own: false,
  leads: false,
  day: null,
  unread: false,
  addressed: false,
  quote: null,
  progress: null,
  ...part,
})

it('guesses more for more lines, and nothing above where a text is folded', () => {
  const sizes = [0, 60, 61, 1_200, 15_000].map((length) => guessSize(row('x'.repeat(length))))
  expect(sizes[0]).toBe(sizes[1])
  expect(sizes[2]).toBeGreaterThan(sizes[1] ?? 0)
  expect(sizes[3]).toBe(sizes[4])
})

it.each([
  ['an author', { leads: true }],
  ['a day', { day: { at: AT, withYear: false } }],
  ['the unread divider', { unread: true }],
  ['a quote', { quote: { state: 'gone', sequence: 1 } }],
  ['progress', { progress: { state: 'sent' } }],
  [
    'reactions',
    { message: { ...message(1, hana, 'a', AT), reactions: [{ emoji: '👍', accounts: [hana.accountId], own: null }] } },
  ],
] as const)('guesses more for a row with %s', (_what, part) => {
  expect(guessSize(row('a', part))).toBeGreaterThan(guessSize(row('a')))
})

it('guesses a line for what has no text, and as much before sending as after', () => {
  const deleted = message(1, hana, { state: 'deleted', by: null, at: null }, AT)
  expect(guessSize(row('', { message: deleted }))).toBe(guessSize(row('')))
  const { key, at, own, leads, day, unread, quote, progress } = row('a')
  const common = { key, at, own, leads, day, unread, quote, progress, accountId: me.accountId }
  const onItsWay = { ...common, kind: 'outgoing', outgoing: outgoing('a', { state: 'queued' }) } as const
  expect(guessSize(onItsWay)).toBe(guessSize(row('a')))
})
