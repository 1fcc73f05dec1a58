import { WarifuError, type Account, type Room, type Session } from '@warifu/client'
import { account, message, messageId, roomId, type FakeRoom, type World } from '../fake-client.ts'

/** What stands on a screen, and where. Everything is fixed, so that two pictures of a scene are the same. */
export type Scene = {
  readonly path: string
  /** The fragment of the address, without its mark. */
  readonly secret: string | null
  readonly world: Partial<World>
  readonly offline: boolean
}

export const NOW = new Date(2026, 10, 22, 9, 46, 0).getTime()
const at = (hour: number, minute: number, daysAgo = 0) => new Date(2026, 10, 22 - daysAgo, hour, minute, 0).getTime()

const me = account('me', '中村 葵', 'operator')
const sato = account('sato', '佐藤 花')
const lee = account('lee', 'Lee Minho')
const tanaka = account('tanaka', '田中 翔')
const long = account('long', 'Maximiliane-Alexandra von Hohenstein-Württemberg zu Sankt Goar')
const accounts: readonly Account[] = [me, sato, lee, tanaka, long]

const session: Session = {
  account: me,
  device: {
    deviceId: 'deviceAAAAAAAAAAAAAAA' as Session['device']['deviceId'],
    binding: 'server-attested',
    createdAt: NOW,
  },
  workspace: { name: '総務部' },
  expiresAt: NOW + 7 * 86_400_000,
}

const room = (seed: string, name: string, part: Partial<Room> = {}): Room => ({
  roomId: roomId(seed),
  name,
  visibility: 'public',
  createdAt: NOW,
  members: 4,
  head: 0,
  membership: { state: 'member', role: 'member', readSequence: 0 },
  ...part,
})

const hostile = [
  '<img src=x onerror="document.title=\'pwned\'"> **「強調」**です [x](javascript:alert(1))',
  'invoice\u202Egpj.exe and \u2067 isolate',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  'https://chat.example.jp/' + 'very-long-path-segment-'.repeat(12),
  'שלום עולם, this is mixed',
  Array.from({ length: 60 }, (_, line) => `line ${line + 1}`).join('\n'),
]

const talk: FakeRoom = {
  room: room('security', 'セキュリティ', {
    head: 8,
    membership: { state: 'member', role: 'moderator', readSequence: 6 },
  }),
  members: [me, sato, lee, tanaka],
  messages: [
    message(1, tanaka, '金曜の訓練、お疲れさまでした。記録は共有フォルダーに置いてあります。', at(17, 2, 2)),
    message(2, me, 'ありがとうございます。月曜に読みます。', at(17, 5, 2)),
    message(3, sato, '本番の証明書、明日の 02:00 に自動更新されます。手順は runbook の 3 章です。', at(9, 41)),
    message(4, lee, 'Rotation dry-run passed on staging. p99 stayed at 38 ms.', at(9, 43)),
    message(5, lee, 'I will watch the graphs tonight.\nIf anything looks odd I call.', at(9, 43)),
    message(6, me, '助かります。', at(9, 43)),
    message(7, sato, '監査ログの検証だけお願いできますか？', at(9, 44)),
    message(8, me, '確認します。チェーン先頭 #48,201 まで検証します。', at(9, 45)),
  ],
  outbox: [],
}

const rooms: readonly FakeRoom[] = [
  talk,
  { room: room('all', '全体連絡'), members: [me, sato], messages: [], outbox: [] },
  {
    room: room('infra', 'インフラ当番', { head: 3, visibility: 'private' }),
    members: [me, sato],
    messages: [],
    outbox: [],
  },
  { room: room('release', 'リリース'), members: [me, lee], messages: [], outbox: [] },
  {
    room: room('audit', '監査', { visibility: 'private', membership: { state: 'invited', by: sato.accountId } }),
    members: [sato],
    messages: [],
    outbox: [],
  },
  {
    room: room('lunch', 'ランチ', { members: 12, membership: { state: 'none' } }),
    members: [lee],
    messages: [],
    outbox: [],
  },
  {
    room: room('books', 'Books', { members: 1, membership: { state: 'none' } }),
    members: [lee],
    messages: [],
    outbox: [],
  },
]

const manyRooms: readonly FakeRoom[] = [
  ...rooms,
  ...Array.from({ length: 40 }, (_, index): FakeRoom => ({
    room: room(`many${index}`, `Project ${index + 1}`, { head: index % 7 === 0 ? index * 9 : 0 }),
    members: [me],
    messages: [],
    outbox: [],
  })),
]

const outgoing: FakeRoom = {
  ...talk,
  outbox: [
    { messageId: messageId('one'), text: '検証が終わりました。', writtenAt: NOW, progress: { state: 'sending' } },
    { messageId: messageId('two'), text: '差分はありません。', writtenAt: NOW, progress: { state: 'queued' } },
    {
      messageId: messageId('three'),
      text: '報告書を送ります。',
      writtenAt: NOW,
      progress: { state: 'failed', error: new WarifuError('action-refused') },
    },
  ],
}

const strange: FakeRoom = {
  ...talk,
  room: room('security', 'セキュリティ', { head: hostile.length + 2 }),
  messages: [
    ...hostile.map((text, index) => message(index + 1, index % 2 === 0 ? lee : long, text, at(9, index))),
    message(hostile.length + 1, tanaka, { state: 'unreadable', reason: 'suite-unknown' }, at(9, 30)),
    message(hostile.length + 2, tanaka, { state: 'unreadable', reason: 'content-invalid' }, at(9, 31)),
  ],
}

const history: FakeRoom = {
  ...talk,
  room: room('security', 'セキュリティ', {
    head: 300,
    membership: { state: 'member', role: 'member', readSequence: 300 },
  }),
  messages: Array.from({ length: 300 }, (_, index) =>
    message(
      index + 1,
      [sato, lee, me][index % 3] ?? sato,
      `${index + 1}: ${'これは少し長い文章です。'.repeat(1 + (index % 5))}`,
      at(0, index),
    ),
  ),
}

const inRoom = `/rooms/${talk.room.roomId}`
const waiting = {
  state: 'waiting',
  attempt: 3,
  nextAttemptAt: NOW + 9_000,
  error: new WarifuError('network-failed'),
} as const

const scene = (path: string, world: Partial<World> = {}, rest: Partial<Scene> = {}): Scene => ({
  path,
  secret: null,
  offline: false,
  world,
  ...rest,
})

const signedOut = { session: null } as const
const invitation = { kind: 'invitation', name: '田中 翔', workspace: '総務部' } as const

export const scenes = {
  'sign-in': scene('/sign-in', signedOut),
  'sign-in-locked': scene('/sign-in', { ...signedOut, refuse: { signIn: 'too-many-attempts' } }),
  setup: scene('/setup', { ...signedOut, link: { kind: 'setup', name: null, workspace: null } }, { secret: 'x' }),
  'setup-weak': scene(
    '/setup',
    { ...signedOut, link: { kind: 'setup', name: null, workspace: null }, refuse: { setup: 'password-weak' } },
    { secret: 'x' },
  ),
  join: scene('/join', { ...signedOut, link: { ...invitation, name: null } }, { secret: 'x' }),
  'join-named': scene('/join', { ...signedOut, link: invitation }, { secret: 'x' }),
  'join-used': scene('/join', { ...signedOut, link: 'link-unusable' }, { secret: 'x' }),
  'join-unreachable': scene('/join', { ...signedOut, link: 'network-failed' }, { secret: 'x' }),
  unreachable: scene('/', { refuse: { session: 'network-failed' } }),
  loading: scene('/', { rooms: null }),
  empty: scene('/', { rooms: [] }),
  list: scene('/'),
  'many-rooms': scene('/', { rooms: manyRooms }),
  room: scene(inRoom),
  'room-loading': scene(inRoom, { hang: ['history'] }),
  'room-failed': scene(inRoom, { refuse: { history: 'store-unavailable' } }),
  'room-empty': scene(`/rooms/${roomId('all')}`),
  'room-outgoing': scene(inRoom, { rooms: [outgoing, ...rooms.slice(1)] }),
  'room-strange': scene(inRoom, { rooms: [strange, ...rooms.slice(1)] }),
  'room-history': scene(inRoom, { rooms: [history, ...rooms.slice(1)] }),
  'room-denied': scene(`/rooms/${roomId('nowhere')}`),
  'room-door': scene(`/rooms/${roomId('lunch')}`),
  'room-invited': scene(`/rooms/${roomId('audit')}`),
  members: scene(`${inRoom}/members`),
  offline: scene(inRoom, { rooms: [outgoing, ...rooms.slice(1)] }, { offline: true }),
  reconnecting: scene(inRoom, { status: waiting, rooms: [outgoing, ...rooms.slice(1)] }),
  draining: scene(inRoom, { status: { state: 'draining', reconnectAfterMs: 2_000 } }),
  refused: scene(inRoom, { status: { state: 'closed', reason: 'refused', error: new WarifuError('origin-refused') } }),
} as const satisfies Record<string, Scene>

export type SceneName = keyof typeof scenes

export const isSceneName = (name: string): name is SceneName => Object.hasOwn(scenes, name)

export const ordinaryWorld: World = {
  session,
  accounts,
  rooms,
  link: 'link-unusable',
  status: { state: 'open', connectionId: 'connectionAAAAAAAAAAAA' as never },
  refuse: {},
  hang: [],
  now: () => NOW,
}

/** Colleagues who may speak while a test looks on. */
export const colleagues = { sato, lee, tanaka }
export const talkRoomId = talk.room.roomId
