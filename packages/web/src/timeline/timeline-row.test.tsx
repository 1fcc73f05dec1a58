import type { Content } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { account, createFakeClient, message, messageId } from '../testing/fake-client.ts'
import { ordinaryWorld, talkRoomId } from '../testing/harness/scenes.ts'
import { render } from '../testing/render.tsx'
import { createRowScene, peopleOf } from '../testing/row-scene.ts'
import type { MessageRow, OutgoingRow, Quote, Row } from './rows.ts'
import { TimelineRow } from './timeline-row.tsx'

const AT = new Date(2026, 10, 22, 9, 0).getTime()
const hana = account('hana', '<b>Hana</b> \\u202E')
const lee = account('lee', 'Lee')
const me = account('me', '中村 葵')
const people = peopleOf(me, hana, lee)
const handle = createFakeClient(ordinaryWorld).room(talkRoomId)

const said = (content: string | Content, from = hana) => message(7, from, content, AT)
const row = (part: Partial<MessageRow> = {}): MessageRow => ({
  kind: 'message',
  key: 'm7',
  message: said('hello'),
  at: AT,
  accountId: part.message?.accountId ?? hana.accountId,
  own: false,
  leads: true,
  day: null,
  unread: false,
  addressed: false,
  quote: null,
  progress: null,
  ...part,
})
const onItsWay = (part: Partial<OutgoingRow> = {}): OutgoingRow => ({
  kind: 'outgoing',
  key: 'oX',
  outgoing: {
    messageId: messageId('x'),
    text: 'mine',
    mentions: [],
    replyTo: null,
    writtenAt: AT,
    progress: { state: 'queued' },
  },
  at: AT,
  accountId: me.accountId,
  own: true,
  leads: true,
  day: null,
  unread: false,
  quote: null,
  progress: { state: 'queued' },
  ...part,
})
const show = (
  shown: Row,
  { language = 'en', ...rest }: { language?: 'en' | 'ja'; marked?: boolean; tabStop?: boolean } = {},
  receipts?: ReadonlyMap<typeof hana.accountId, number>,
) =>
  render(
    <TimelineRow
      row={shown}
      scene={createRowScene({ handle, me: me.accountId, people, ...(receipts === undefined ? {} : { receipts }) })}
      people={people}
      tabStop={rest.tabStop ?? false}
      marked={rest.marked ?? false}
    />,
    language,
  )

describe('a message', () => {
  it('is text and nothing else, whatever it says', () => {
    const hostile = '<img src=x onerror=alert(1)><script>1</script> javascript:alert(1)'
    const markup = show(row({ message: said(hostile) }))
    expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;')
    expect(markup).not.toMatch(/<(?:img|script|a)\b/)
  })

  it('keeps its author’s name isolated and inert', () => {
    expect(show(row())).toMatch(/<bdi[^>]*>&lt;b&gt;Hana&lt;\/b&gt; \\u202E<\/bdi>/)
    expect(show(row())).not.toContain('\u202E')
  })

  it('is isolated from the direction of what stands around it', () => {
    expect(show(row({ message: said('שלום') }))).toMatch(/<p[^>]*dir="auto"[^>]*>שלום<\/p>/)
  })

  it('shows a character that turns text around by its code', () => {
    const markup = show(row({ message: said('a\u202Eb') }))
    expect(markup).not.toContain('\u202E')
    expect(markup).toContain('U+202E')
  })

  it('says that it cannot be read, and why', () => {
    const unreadable = (reason: 'suite-unknown' | 'content-invalid') =>
      row({ message: said({ state: 'unreadable', reason }) })
    expect(show(unreadable('suite-unknown'), { language: 'ja' })).toContain('新しいバージョン')
    expect(show(unreadable('content-invalid'))).toContain('cannot be read')
  })

  it('names its author to those who hear it, also inside a run', () => {
    expect(show(row({ leads: false }))).toContain('&lt;b&gt;Hana&lt;/b&gt;')
  })

  it('names somebody who is not known yet, and the reader by “You”', () => {
    expect(show(row({ accountId: account('x', '').accountId }))).toMatch(/<bdi[^>]*>Unknown<\/bdi>/)
    expect(show(row({ message: said('hello', me), own: true }))).toMatch(/<bdi[^>]*>You<\/bdi>/)
  })

  it('is labelled by author and time, and described by what it says', () => {
    const markup = show(row())
    const [, who = '', when = ''] = /aria-labelledby="(\S+) (\S+)"/.exec(markup) ?? []
    const [, what = ''] = /aria-describedby="([^"]+)"/.exec(markup) ?? []
    for (const id of [who, when, what]) expect(markup).toContain(` id="${id}"`)
    expect(markup).toMatch(new RegExp(`<time id="${when}"[^>]*dateTime="${new Date(AT).toISOString()}"`, 'i'))
  })

  it('can be reached by Tab only where Tab enters the timeline', () => {
    expect(show(row(), { tabStop: true })).toMatch(/<article[^>]*tabindex="0"/i)
    expect(show(row())).toMatch(/<article[^>]*tabindex="-1"/i)
  })

  it('says that a link led here', () => {
    const markup = show(row(), { marked: true })
    expect(markup).toMatch(/<article[^>]*aria-current="true"/)
    expect(markup).toContain('Linked here')
    expect(show(row())).not.toContain('aria-current')
  })

  it('has above it the day that begins, and where the unread part begins', () => {
    const markup = show(row({ day: { at: AT, withYear: false }, unread: true }), { language: 'ja' })
    expect(markup).toMatch(/data-kind="day"><time[^>]*>11月22日/)
    expect(markup).toContain('data-kind="unread"')
    expect(markup.indexOf('data-kind="day"')).toBeLessThan(markup.indexOf('data-kind="unread"'))
    expect(show(row())).not.toContain('data-kind')
  })

  it('is folded where it would push all others off the screen', () => {
    expect(show(row({ message: said('\n'.repeat(15_000)) }))).toContain('Show all')
    expect(show(row({ message: said('x'.repeat(1_500)) }))).not.toContain('Show all')
  })
})

describe('what became of a message', () => {
  it('is said below it: that it was edited, when, and that it is pinned', () => {
    const markup = show(row({ message: { ...said('hello'), edited: { at: AT + 60_000 }, pinned: true } }))
    expect(markup).toMatch(/<time dateTime="[^"]+" title="[^"]*9:01[^"]*">edited<\/time>/i)
    expect(markup).toContain('pinned')
    expect(show(row())).not.toContain('edited')
  })

  it('is told of reactions with the names of those who reacted, and whether the reader did', () => {
    const reactions = [
      { emoji: '👍', accounts: [hana.accountId, me.accountId], own: 9 },
      { emoji: '🎉', accounts: [lee.accountId], own: null },
    ]
    const markup = show(row({ message: { ...said('hello'), reactions } }))
    expect(markup).toMatch(/aria-pressed="true" data-tip="👍: &lt;b&gt;Hana&lt;\/b&gt; \\u202E and You"/)
    expect(markup).toMatch(/aria-pressed="false" data-tip="🎉: Lee"/)
  })

  it.each([
    [me.accountId, 'You deleted this message'],
    [hana.accountId, '&lt;b&gt;Hana&lt;/b&gt; \\u202E</bdi> deleted this message'],
    [lee.accountId, 'Lee</bdi>, a moderator, removed this message'],
    [null, 'Deleted'],
  ])('is said in place of it where it was deleted (%#)', (by, words) => {
    const markup = show(row({ message: said({ state: 'deleted', by, at: by === null ? null : AT }) }))
    expect(markup).toContain(words)
    expect(markup).not.toContain('hello')
  })

  it('is told to its author: who has read the newest of theirs', () => {
    const own = row({ message: said('hello', me), own: true, progress: { state: 'sent' } })
    expect(show(own, {}, new Map([[lee.accountId, 7]]))).toMatch(/title="Lee">Read by 1</)
    expect(show(own, {}, new Map([[lee.accountId, 6]]))).not.toContain('Read by')
  })
})

describe('what a message answers', () => {
  const answering = (quote: Quote) => show(row({ quote }))

  it('is quoted on one line without its marks, with its author, and leads there', () => {
    const markup = answering({ state: 'known', message: message(3, lee, '**big**\n\n> news <b>', AT) })
    expect(markup).toMatch(/<button[^>]*>.*In reply to.*<bdi[^>]*>Lee<\/bdi>.*<bdi[^>]*>big news &lt;b&gt;<\/bdi>/)
  })

  it('is quoted by its beginning only', () => {
    const markup = answering({ state: 'known', message: message(3, lee, 'x'.repeat(201), AT) })
    expect(markup).toContain(`>${'x'.repeat(200)}<`)
  })

  it.each([
    [{ state: 'deleted', by: null, at: null }, 'Deleted'],
    [{ state: 'unreadable', reason: 'suite-unknown' }, 'Cannot be read'],
  ] as const)('is not quoted where it is %j', (content, words) => {
    expect(answering({ state: 'known', message: message(3, lee, content, AT) })).toMatch(
      new RegExp(`<button[^>]*>.*${words}.*</button>`),
    )
  })

  it('is on its way, or is not there and leads nowhere', () => {
    expect(answering({ state: 'unknown', sequence: 3 })).toContain('Loading…')
    const gone = answering({ state: 'gone', sequence: 3 })
    expect(gone).toContain('The message this answers is not there.')
    expect(gone).not.toContain('<button')
  })
})

describe('an own message', () => {
  it.each([
    [{ state: 'queued' }, 'Waiting to be sent', '送信待ち'],
    [{ state: 'sending' }, 'Sending', '送信中'],
    [{ state: 'sent' }, 'Sent', '送信済み'],
  ] as const)('says in words that it is %j', (progress, en, ja) => {
    expect(show(onItsWay({ progress }))).toContain(en)
    expect(show(onItsWay({ progress }), { language: 'ja' })).toContain(ja)
  })

  it('says that it was not sent, and how to go on', () => {
    const progress = { state: 'failed', error: 'action-refused', messageId: messageId('x') } as const
    const markup = show(onItsWay({ progress }), { language: 'ja' })
    for (const words of ['送信できませんでした', '再送', '削除']) expect(markup).toContain(words)
  })

  it('is inert before it is sent, too', () => {
    const { outgoing } = onItsWay()
    const markup = show(onItsWay({ outgoing: { ...outgoing, text: '<img src=x> a\u202Eb' } }))
    expect(markup).toContain('&lt;img src=x&gt; a')
    expect(markup).not.toContain('\u202E')
  })
})
