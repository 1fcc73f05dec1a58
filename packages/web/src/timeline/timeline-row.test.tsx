import type { Account } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { account, messageId } from '../testing/fake-client.ts'
import { render } from '../testing/render.tsx'
import type { Row } from './rows.ts'
import { TimelineRow } from './timeline-row.tsx'

const hana = account('hana', '<b>Hana</b> \\u202E')
const people = new Map<Account['accountId'], Account>([[hana.accountId, hana]])

type MessageRow = Extract<Row, { kind: 'message' }>
const row = (part: Partial<MessageRow>): Row => ({
  kind: 'message',
  key: 'm1',
  sequence: 1,
  at: 1_795_000_000_000,
  accountId: hana.accountId,
  own: false,
  leads: true,
  content: { state: 'opened', text: 'hello' },
  progress: null,
  ...part,
})
const show = (part: Partial<MessageRow>, language: 'en' | 'ja' = 'en') =>
  render(<TimelineRow row={row(part)} people={people} onResend={() => {}} onRemove={() => {}} />, language)

describe('a message', () => {
  it('is text and nothing else, whatever it says', () => {
    const markup = show({
      content: { state: 'opened', text: '<img src=x onerror=alert(1)><script>1</script> javascript:alert(1)' },
    })
    expect(markup).toContain('&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;')
    expect(markup).not.toMatch(/<(?:img|script|a)\b/)
  })

  it('keeps its author’s name isolated and inert', () => {
    expect(show({})).toContain('<bdi')
    expect(show({})).toContain('&lt;b&gt;Hana&lt;/b&gt; \\u202E')
    expect(show({})).not.toContain('\u202E')
  })

  it('is isolated from the direction of what stands around it', () => {
    expect(show({ content: { state: 'opened', text: 'שלום' } })).toMatch(/<p[^>]*dir="auto"[^>]*>שלום<\/p>/)
  })

  it('shows a character that turns text around by its code', () => {
    const markup = show({ content: { state: 'opened', text: 'a\u202Eb' } })
    expect(markup).not.toContain('\u202E')
    expect(markup).toContain('U+202E')
  })

  it('says that it cannot be read, and why', () => {
    expect(show({ content: { state: 'unreadable', reason: 'suite-unknown' } }, 'ja')).toContain('新しいバージョン')
    expect(show({ content: { state: 'unreadable', reason: 'content-invalid' } })).toContain('cannot be read')
  })

  it('names its author to those who hear it, also inside a run', () => {
    expect(show({ leads: false })).toContain('&lt;b&gt;Hana&lt;/b&gt;')
  })

  it.each([
    [{ state: 'queued' }, 'Waiting to be sent', '送信待ち'],
    [{ state: 'sending' }, 'Sending', '送信中'],
    [{ state: 'sent' }, 'Sent', '送信済み'],
  ] as const)('says in words that it is %j', (progress, en, ja) => {
    expect(show({ progress })).toContain(en)
    expect(show({ progress }, 'ja')).toContain(ja)
  })

  it('says that it was not sent, and how to go on', () => {
    const markup = show({ progress: { state: 'failed', error: 'action-refused', messageId: messageId('x') } }, 'ja')
    for (const words of ['送信できませんでした', '再送', '削除']) expect(markup).toContain(words)
  })

  it('is folded where it would push all others off the screen', () => {
    expect(show({ content: { state: 'opened', text: '\n'.repeat(15_000) } })).toContain('Show all')
    expect(show({ content: { state: 'opened', text: 'x'.repeat(1_500) } })).not.toContain('Show all')
  })
})
