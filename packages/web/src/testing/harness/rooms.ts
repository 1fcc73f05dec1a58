import { WarifuError, type Account, type Room, type RoomEntry } from '@warifu/client'
import { message, messageId, room as sampleRoom, type FakeRoom } from '../fake-client.ts'
import { entry, written, type EntryPart } from '../fake-room.ts'
import { at, lee, me, NOW, sato, tanaka } from './cast.ts'

/** Somebody says something; what is no text is an entry of another kind. */
export type Line = readonly [from: Account, at: number, what: string | EntryPart]

/** What was said, in the order of the room: the first line is 1. */
export const conversation = (...lines: readonly Line[]): readonly RoomEntry[] =>
  lines.map(([from, when, what], index) =>
    entry(index + 1, from, when, typeof what === 'string' ? written(what) : what),
  )

export const member = (
  readSequence: number,
  part: Partial<Extract<Room['membership'], { state: 'member' }>> = {},
): Room['membership'] => ({ state: 'member', role: 'member', readSequence, notify: 'all', ...part })

/** A room as it stands on the screen: its head is its last entry, and all of it is read unless its membership says otherwise. */
export function place(
  seed: string,
  name: string,
  messages: FakeRoom['messages'],
  part: Partial<Room> = {},
  rest: Partial<FakeRoom> = {},
): FakeRoom {
  const head = messages.at(-1)?.sequence ?? 0
  return {
    room: sampleRoom(seed, name, { createdAt: NOW, head, membership: member(head), ...part }),
    members: [me, sato],
    messages,
    outbox: [],
    ...rest,
  }
}

const talkAs = (membership: Room['membership'], messages: FakeRoom['messages'], rest: Partial<FakeRoom> = {}) =>
  place(
    'security',
    'セキュリティ',
    messages,
    { membership, purpose: '証明書・監査・訓練。緊急のときは当番へ。' },
    { members: [me, sato, lee, tanaka], ...rest },
  )

const said = [
  message(1, tanaka, '金曜の訓練、お疲れさまでした。記録は共有フォルダーに置いてあります。', at(17, 2, 2)),
  message(2, me, 'ありがとうございます。月曜に読みます。', at(17, 5, 2)),
  message(3, sato, '本番の証明書、明日の 02:00 に自動更新されます。手順は runbook の 3 章です。', at(9, 41)),
  message(4, lee, 'Rotation dry-run passed on staging. p99 stayed at 38 ms.', at(9, 43)),
  message(5, lee, 'I will watch the graphs tonight.\nIf anything looks odd I call.', at(9, 43)),
  message(6, me, '助かります。', at(9, 43)),
  message(7, sato, '監査ログの検証だけお願いできますか？', at(9, 44)),
  message(8, me, '確認します。チェーン先頭 #48,201 まで検証します。', at(9, 45)),
]

/** The room that most scenes are about. */
export const talk = talkAs(member(8, { role: 'moderator' }), said)
/** The same where the account moderates nothing. */
export const talkAsMember = talkAs(member(8), said, { members: [sato, me, lee, tanaka] })
export const talkUnread = talkAs(member(2), said)
/** The same room with other contents. */
export const talkWith = (messages: FakeRoom['messages'], rest: Partial<FakeRoom> = {}): FakeRoom =>
  talkAs(member(messages.at(-1)?.sequence ?? 0, { role: 'moderator' }), messages, rest)

export const outgoing = talkWith(said, {
  outbox: [
    waiting('one', '検証が終わりました。', { state: 'sending' }),
    waiting('two', '差分はありません。', { state: 'queued' }, 7),
    waiting('three', '報告書を送ります。', { state: 'failed', error: new WarifuError('action-refused') }),
  ],
})

function waiting(
  seed: string,
  text: string,
  progress: FakeRoom['outbox'][number]['progress'],
  replyTo: number | null = null,
): FakeRoom['outbox'][number] {
  return { messageId: messageId(seed), text, mentions: [], replyTo, writtenAt: NOW, progress }
}

const direct = (seed: string, peer: Account, messages: FakeRoom['messages'], part: Partial<Room> = {}): FakeRoom =>
  place(
    seed,
    peer.name,
    messages,
    { visibility: 'direct', peer: peer.accountId, members: peer === me ? 1 : 2, ...part },
    { members: peer === me ? [me] : [me, peer] },
  )

export const withLee = direct(
  'with-lee',
  lee,
  conversation(
    [lee, at(18, 20, 1), 'Do you have a minute tomorrow?'],
    [me, at(18, 24, 1), 'はい、10 時からなら。'],
    [lee, at(9, 30), 'Perfect, talk to you then.'],
  ),
  { membership: member(2) },
)
export const withTanaka = direct('with-tanaka', tanaka, [])
export const notes = direct(
  'notes',
  me,
  conversation([me, at(8, 50), '- 証明書の更新を見届ける\n- 監査ログの検証\n- 週報']),
)

/** What the list shows in most scenes. */
export const rooms: readonly FakeRoom[] = [
  talk,
  place('all', '全体連絡', []),
  place(
    'infra',
    'インフラ当番',
    conversation(
      [sato, at(9, 20), '交代します。'],
      [lee, at(9, 31), written('@中村 葵 could you take Tuesday?', { mentions: [me] })],
      [sato, at(9, 32), 'グラフは落ち着いています。'],
    ),
    { visibility: 'private', membership: member(0) },
  ),
  place('release', 'リリース', conversation([lee, at(9, 10), '1.4.0 is out.']), {
    membership: member(0, { notify: 'none' }),
  }),
  withLee,
  withTanaka,
  notes,
  place('audit', '監査', [], { visibility: 'private', membership: { state: 'invited', by: sato.accountId } }),
  place('lunch', 'ランチ', [], { members: 12, purpose: '今日どこ行く？', membership: { state: 'none' } }),
  place('books', 'Books', [], { members: 1, membership: { state: 'none' } }),
]

/** The usual rooms, with another one in place of the one that is talked in. */
export const roomsWith = (other: FakeRoom): readonly FakeRoom[] => [other, ...rooms.slice(1)]

export const manyRooms: readonly FakeRoom[] = [
  ...rooms,
  ...Array.from({ length: 40 }, (_, index) =>
    place(
      `many${index}`,
      `Project ${index + 1}`,
      conversation(...Array.from({ length: index % 7 === 0 ? index + 1 : 0 }, (): Line => [lee, at(8, 0), 'news'])),
      { membership: member(0, { notify: index % 3 === 0 ? 'mentions' : 'all' }) },
    ),
  ),
]
