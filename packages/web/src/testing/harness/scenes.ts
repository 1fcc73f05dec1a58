import { WarifuError, type AccountId, type RoomId } from '@warifu/client'
import { NO_DRAFT, type Draft } from '../../composer/drafts.ts'
import { roomId, type FakeRoom, type World } from '../fake-client.ts'
import { accounts, lee, long, me, NOW, sato, session, tanaka } from './cast.ts'
import {
  manyRooms,
  member,
  notes,
  outgoing,
  rooms,
  roomsWith,
  talk,
  talkAsMember,
  talkUnread,
  withLee,
  withTanaka,
} from './rooms.ts'
import { done, history, pinned, strange, texts } from './talks.ts'

export { NOW } from './cast.ts'

/** What stands on a screen, and where. Everything is fixed, so that two pictures of a scene are the same. */
export type Scene = {
  readonly path: string
  /** The fragment of the address, without its mark. */
  readonly secret: string | null
  readonly world: Partial<World>
  readonly offline: boolean
  /** What this browser kept of what was begun to be written. */
  readonly drafts: ReadonlyMap<RoomId, Draft>
}

const at = ({ room }: FakeRoom, rest = '') => `/rooms/${room.roomId}${rest}`
const inRoom = at(talk)
const roomOf = (other: FakeRoom): Partial<World> => ({ rooms: roomsWith(other) })
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
  drafts: new Map(),
  world,
  ...rest,
})

const signedOut = { session: null } as const
const invitation = { kind: 'invitation', name: '田中 翔', workspace: '総務部' } as const
const setup = { kind: 'setup', name: null, workspace: null } as const
const secret = { secret: 'x' } as const

const unreadFar: FakeRoom = { ...history, room: { ...history.room, membership: member(40) } }
const typing = (...accountIds: AccountId[]): Partial<World> => ({
  typing: new Map([[talk.room.roomId, accountIds]]),
})
const readBy: Partial<World> = {
  receipts: new Map([
    [
      talk.room.roomId,
      new Map([
        [sato.accountId, 8],
        [lee.accountId, 8],
        [tanaka.accountId, 2],
      ]),
    ],
  ]),
}
const drafts = new Map([
  [talk.room.roomId, { ...NO_DRAFT, text: '検証が終わったら、\nまた', replyTo: 7 }],
  [withLee.room.roomId, { ...NO_DRAFT, text: 'See you' }],
])

export const scenes = {
  'sign-in': scene('/sign-in', signedOut),
  'sign-in-locked': scene('/sign-in', { ...signedOut, refuse: { signIn: 'too-many-attempts' } }),
  setup: scene('/setup', { ...signedOut, link: setup }, secret),
  'setup-weak': scene('/setup', { ...signedOut, link: setup, refuse: { setup: 'password-weak' } }, secret),
  join: scene('/join', { ...signedOut, link: { ...invitation, name: null } }, secret),
  'join-named': scene('/join', { ...signedOut, link: invitation }, secret),
  'join-used': scene('/join', { ...signedOut, link: 'link-unusable' }, secret),
  'join-unreachable': scene('/join', { ...signedOut, link: 'network-failed' }, secret),
  unreachable: scene('/', { refuse: { session: 'network-failed' } }),
  loading: scene('/', { rooms: null }),
  empty: scene('/', { rooms: [] }),
  list: scene('/'),
  'list-drafts': scene('/', {}, { drafts }),
  'many-rooms': scene('/', { rooms: manyRooms }),

  room: scene(inRoom),
  'room-loading': scene(inRoom, { hang: ['history'] }),
  'room-failed': scene(inRoom, { refuse: { history: 'store-unavailable' } }),
  'room-empty': scene(`/rooms/${roomId('all')}`),
  'room-private': scene(`/rooms/${roomId('infra')}`),
  'room-muted': scene(`/rooms/${roomId('release')}`),
  'room-outgoing': scene(inRoom, roomOf(outgoing)),
  'room-strange': scene(inRoom, roomOf(strange)),
  'room-texts': scene(inRoom, roomOf(texts)),
  'room-done': scene(inRoom, roomOf(done)),
  'room-history': scene(inRoom, roomOf(history)),
  'room-unread': scene(inRoom, roomOf(talkUnread)),
  'room-unread-far': scene(inRoom, roomOf(unreadFar)),
  'room-linked': scene(`${inRoom}/messages/3`),
  'room-linked-far': scene(`${inRoom}/messages/100`, roomOf(history)),
  'room-link-missing': scene(`${inRoom}/messages/4711`),
  'room-typing': scene(inRoom, typing(sato.accountId)),
  'room-typing-two': scene(inRoom, typing(lee.accountId, long.accountId)),
  'room-typing-many': scene(inRoom, typing(sato.accountId, lee.accountId, tanaka.accountId)),
  'room-read-by': scene(inRoom, readBy),
  'room-draft': scene(inRoom, {}, { drafts }),
  'room-denied': scene(`/rooms/${roomId('nowhere')}`),
  'room-door': scene(`/rooms/${roomId('lunch')}`),
  'room-invited': scene(`/rooms/${roomId('audit')}`),
  direct: scene(at(withLee)),
  'direct-empty': scene(at(withTanaka)),
  notes: scene(at(notes)),

  members: scene(`${inRoom}/members`),
  'members-member': scene(`${inRoom}/members`, roomOf(talkAsMember)),
  'members-direct': scene(at(withLee, '/members')),
  'members-loading': scene(`${inRoom}/members`, { hang: ['members'] }),
  'members-failed': scene(`${inRoom}/members`, { refuse: { members: 'timed-out' } }),
  pins: scene(`${inRoom}/pins`, roomOf(done)),
  'pins-full': scene(`${inRoom}/pins`, roomOf(pinned)),
  'pins-empty': scene(`${inRoom}/pins`),
  'pins-loading': scene(`${inRoom}/pins`, { hang: ['pins'] }),
  'pins-failed': scene(`${inRoom}/pins`, { refuse: { pins: 'timed-out' } }),
  'room-settings': scene(`${inRoom}/settings`),
  'room-settings-member': scene(`${inRoom}/settings`, roomOf(talkAsMember)),
  'room-settings-direct': scene(at(withLee, '/settings')),

  palette: scene('/?dialog=palette'),
  shortcuts: scene('/?dialog=shortcuts'),
  people: scene('/?dialog=people'),
  'people-alone': scene('/?dialog=people', { accounts: [me] }),
  browse: scene('/?dialog=browse'),
  'browse-empty': scene('/?dialog=browse', { rooms: [talk] }),
  'create-room': scene('/?dialog=create-room'),
  colleague: scene('/?dialog=colleague'),
  settings: scene('/settings'),

  offline: scene(inRoom, roomOf(outgoing), { offline: true }),
  reconnecting: scene(inRoom, { status: waiting, ...roomOf(outgoing) }),
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
  presence: new Map([
    [me.accountId, 'active'],
    [sato.accountId, 'active'],
    [lee.accountId, 'away'],
  ]),
  typing: new Map(),
  receipts: new Map(),
  refuse: {},
  hang: [],
  now: () => NOW,
}

/** Colleagues who may speak while a test looks on. */
export const colleagues = { sato, lee, tanaka }
export const talkRoomId = talk.room.roomId
