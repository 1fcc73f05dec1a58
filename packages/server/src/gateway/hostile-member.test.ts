import { afterEach, describe, expect, it } from 'vitest'
import { commands, limits, type CommandType, type MessageId, type Params, type RoomId } from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import { isRoomAction } from '../guard/roles.ts'
import { createMemoryStore } from '../store/memory.ts'
import type { MembershipCondition, Store } from '../store/store.ts'
import { startGateway, type Peer } from './testing.ts'

// Somebody with an account, a device and a session of their own, who speaks the protocol by hand.

type Gateway = Awaited<ReturnType<typeof startGateway>>
let running: Gateway | undefined
afterEach(() => running?.stop())

const UNKNOWN_ROOM = 'WRF-6001'
const REFUSED = 'WRF-6002'
const NO_SUCH_MESSAGE = 'WRF-6008'
const ID_TAKEN = 'WRF-6009'
const PARAMS_INVALID = 'WRF-4102'

const newId = () => randomId() as MessageId
const sealed = (bytes: number) => Buffer.alloc(bytes).toString('base64url')

async function start(options: Parameters<typeof startGateway>[0] = {}): Promise<Gateway> {
  running = await startGateway({ ...options, limits: { commandBurst: 100_000, strikes: 1_000, ...options.limits } })
  return running
}

async function come(gateway: Gateway, name: string) {
  const account = await gateway.signIn(name)
  const peer = await gateway.connect(await account.ticket())
  await peer.push('welcome')
  return { accountId: account.accountId, peer }
}

/** What a command was answered: its code, or `done`. The type of its params is left to the attacker. */
async function outcome(peer: Peer, type: CommandType, params: object): Promise<string> {
  const reply = await peer.call(type, params as Params<typeof type>)
  return reply.ok ? 'done' : reply.error.code
}

async function stored(peer: Peer, type: CommandType, params: object): Promise<number> {
  const reply = await peer.call(type, params as Params<typeof type>)
  if (!reply.ok) throw new Error(`${type} was refused: ${reply.error.code}`)
  return (reply.result as { readonly sequence: number }).sequence
}

/** A room that Mod moderates and Author is in, with a message of each, and Eve, who is here for no good. */
async function scene(gateway: Gateway, visibility: 'public' | 'private' = 'private') {
  const [mod, author, eve] = [
    await come(gateway, 'Mod'),
    await come(gateway, 'Author'),
    await come(gateway, 'Eve'),
  ] as const
  const roomId = randomId() as RoomId
  await mod.peer.call('room.create', { roomId, name: 'room', visibility })
  const enter = async ({ accountId, peer }: typeof eve) => {
    await mod.peer.call('room.invite', { roomId, accountId })
    await peer.call('room.join', { roomId })
  }
  await enter(author)
  const write = (peer: Peer, inRoom = roomId) =>
    stored(peer, 'message.send', { roomId: inRoom, messageId: newId(), envelope: 'AAEC' })
  const [ofMod, ofAuthor] = [await write(mod.peer), await write(author.peer)]
  const head = async () => {
    const page = { roomId, direction: 'after', sequence: 0, limit: 1 } as const
    const reply = await mod.peer.call('message.history', page)
    return reply.ok ? (reply.result as { readonly head: number }).head : null
  }
  return { mod, author, eve, roomId, enter, write, head, ofMod, ofAuthor }
}

/** For every command what Eve says of a room and of message 1 in it; null: it is about no room that is there. */
const attacks = (
  roomId: RoomId,
  accountId: Params<'room.invite'>['accountId'],
): { readonly [Type in CommandType]: Params<Type> | null } => {
  // An id stands for one act.
  const act = () => ({ roomId, messageId: newId(), target: 1 })
  return {
    'account.list': null,
    'account.reading': null,
    'connection.ping': null,
    'message.delete': act(),
    'message.edit': { ...act(), envelope: 'AAEC' },
    'message.history': { roomId, direction: 'after', sequence: 0, limit: 10 },
    'message.locate': { roomId, at: 0 },
    'message.pin': { ...act(), pinned: true },
    'message.react': { ...act(), envelope: 'AAEC' },
    'message.revisions': { roomId, target: 1, after: 0 },
    'message.send': { roomId, messageId: newId(), envelope: 'AAEC' },
    'presence.list': null,
    'presence.set': null,
    'privacy.set': null,
    'privacy.show': null,
    'room.change': { roomId, name: 'mine', purpose: '', visibility: 'public' },
    'room.create': null,
    'room.direct': null,
    'room.invite': { roomId, accountId },
    'room.join': { roomId },
    'room.leave': { roomId },
    'room.list': null,
    'room.members': { roomId, after: null },
    'room.notify': { roomId, level: 'all' },
    'room.pins': { roomId, before: null },
    'room.read': { roomId, sequence: 1 },
    'room.remove': { roomId, accountId },
    'room.typing': { roomId, typing: true },
  }
}

const types = Object.keys(commands) as CommandType[]
const aboutRooms = types.filter((type) => isRoomAction(commands[type].action))

describe('every command about a room', () => {
  it('is among the attacks', () => {
    const all = attacks(randomId() as RoomId, randomId() as Params<'room.invite'>['accountId'])
    expect(types.filter((type) => all[type] !== null)).toEqual(aboutRooms)
  })

  /** Eve asks for everything but what would let her in or out, which is asked for last. */
  async function askAll({ eve, author, roomId }: Awaited<ReturnType<typeof scene>>) {
    const all = attacks(roomId, author.accountId)
    const answers = new Map<string, CommandType[]>()
    for (const type of aboutRooms.filter((each) => each !== 'room.join' && each !== 'room.leave')) {
      const answer = await outcome(eve.peer, type, all[type] ?? {})
      answers.set(answer, [...(answers.get(answer) ?? []), type])
    }
    const ways = {
      out: await outcome(eve.peer, 'room.leave', { roomId }),
      in: await outcome(eve.peer, 'room.join', { roomId }),
    }
    return { answers: [...answers.keys()], ways }
  }

  it('is refused to a stranger at a private room as where there is none, and changes nothing', async () => {
    const set = await scene(await start())
    expect(await askAll(set)).toEqual({ answers: [UNKNOWN_ROOM], ways: { out: UNKNOWN_ROOM, in: UNKNOWN_ROOM } })
    expect(await set.head()).toBe(2)
  })

  it('is refused to a stranger at a public room, who can join it', async () => {
    const set = await scene(await start(), 'public')
    expect(await askAll(set)).toEqual({ answers: [REFUSED], ways: { out: REFUSED, in: 'done' } })
    expect(await set.head()).toBe(2)
  })

  it('is refused to the invited, who can decline, once', async () => {
    const set = await scene(await start())
    await set.mod.peer.call('room.invite', { roomId: set.roomId, accountId: set.eve.accountId })
    expect(await askAll(set)).toEqual({ answers: [REFUSED], ways: { out: 'done', in: UNKNOWN_ROOM } })
    expect(await set.head()).toBe(2)
  })

  it.each([
    ['private', UNKNOWN_ROOM, UNKNOWN_ROOM],
    ['public', REFUSED, 'done'],
  ] as const)('is refused to who was removed from a %s room', async (visibility, code, wayIn) => {
    const set = await scene(await start(), visibility)
    await set.enter(set.eve)
    await set.write(set.eve.peer)
    expect(await outcome(set.mod.peer, 'room.remove', { roomId: set.roomId, accountId: set.eve.accountId })).toBe(
      'done',
    )
    expect(await askAll(set)).toEqual({ answers: [code], ways: { out: code, in: wayIn } })
    expect(await set.head()).toBe(3)
  })

  it('is the control: a member can do all of it but what moderators do and what is its author’s', async () => {
    const set = await scene(await start())
    await set.enter(set.eve)
    const all = attacks(set.roomId, set.author.accountId)
    const refused: CommandType[] = []
    for (const type of aboutRooms.filter((each) => each !== 'room.leave'))
      if ((await outcome(set.eve.peer, type, all[type] ?? {})) !== 'done') refused.push(type)
    expect(refused).toEqual(['message.delete', 'message.edit', 'room.change', 'room.remove'])
  })

  it('control: with membership asked neither at the door nor in the commit, a stranger reads what was written', async () => {
    const store = createMemoryStore()
    const disguise = new Map<'account', MembershipCondition['accountId']>()
    const asMember = <Asked extends { readonly condition: MembershipCondition }>(asked: Asked): Asked => ({
      ...asked,
      condition: { ...asked.condition, accountId: disguise.get('account') ?? asked.condition.accountId },
    })
    const open: Store = {
      ...store,
      messages: { ...store.messages, history: (asked) => store.messages.history(asMember(asked)) },
    }
    const granted: Parameters<typeof startGateway>[0] = {
      store: open,
      authorize: () => (_action, holder, roomId) => Promise.resolve({ holder, roomId } as never),
    }
    const set = await scene(await start(granted))
    disguise.set('account', set.author.accountId)
    const page = attacks(set.roomId, set.author.accountId)['message.history']
    expect(await outcome(set.eve.peer, 'message.history', page ?? {})).toBe('done')
  })
})

describe('a member', () => {
  /** Eve is in the room too. */
  async function inside() {
    const set = await scene(await start())
    await set.enter(set.eve)
    const { roomId } = set
    const act = (target: number) => ({ roomId, messageId: newId(), target })
    const edit = (peer: Peer, target: number) => outcome(peer, 'message.edit', { ...act(target), envelope: 'AAEC' })
    const react = (peer: Peer, target: number) => stored(peer, 'message.react', { ...act(target), envelope: 'AAEC' })
    const erase = (peer: Peer, target: number) => outcome(peer, 'message.delete', act(target))
    /** Everything that can be done to a message, done to one of these. */
    const all = async (peer: Peer, target: number) => [
      await edit(peer, target),
      await outcome(peer, 'message.react', { ...act(target), envelope: 'AAEC' }),
      await outcome(peer, 'message.pin', { ...act(target), pinned: true }),
      await outcome(peer, 'message.revisions', { roomId, target, after: 0 }),
      await erase(peer, target),
    ]
    return { ...set, act, all, edit, erase, react }
  }

  it('[SQ11] edits nobody else’s message, and a moderator neither', async () => {
    const { mod, author, eve, ofAuthor, ofMod, edit } = await inside()
    expect(await edit(eve.peer, ofAuthor)).toBe(REFUSED)
    expect(await edit(mod.peer, ofAuthor)).toBe(REFUSED)
    expect(await edit(author.peer, ofMod)).toBe(REFUSED)
    expect(await edit(author.peer, ofAuthor)).toBe('done')
  })

  it('[SQ11] erases nobody else’s message; its author and a moderator do', async () => {
    const { mod, author, eve, ofAuthor, ofMod, erase } = await inside()
    expect(await erase(eve.peer, ofAuthor)).toBe(REFUSED)
    expect(await erase(author.peer, ofMod)).toBe(REFUSED)
    expect(await erase(author.peer, ofAuthor)).toBe('done')
    expect(await erase(mod.peer, ofMod)).toBe('done')
  })

  it('[SQ11] takes nobody else’s reaction back, and a moderator neither', async () => {
    const { mod, author, eve, ofMod, react, erase } = await inside()
    const reaction = await react(author.peer, ofMod)
    expect(await erase(eve.peer, reaction)).toBe(REFUSED)
    expect(await erase(mod.peer, reaction)).toBe(REFUSED)
    expect(await erase(author.peer, reaction)).toBe('done')
  })

  it('[SQ11] reaches no message of another room by its sequence', async () => {
    const { eve, mod, roomId, write, all, head } = await inside()
    const other = randomId() as RoomId
    await eve.peer.call('room.create', { roomId: other, name: 'other', visibility: 'public' })
    for (let i = 0; i < 5; i += 1) await write(eve.peer, other)
    // 5 is a message of hers in the other room, and beyond the head here.
    expect(await all(eve.peer, 5)).toEqual(Array(5).fill(NO_SUCH_MESSAGE))
    expect(await head()).toBe(2)
    // Nor does a moderator here moderate there.
    await mod.peer.call('room.join', { roomId: other })
    expect(await outcome(mod.peer, 'message.delete', { roomId: other, messageId: newId(), target: 5 })).toBe(REFUSED)
    expect(await outcome(eve.peer, 'message.delete', { roomId: other, messageId: newId(), target: 5 })).toBe('done')
    expect(await outcome(eve.peer, 'room.pins', { roomId, before: 5 })).toBe('done')
  })

  it('[SQ11] does nothing to what is erased, or is no message', async () => {
    const { author, eve, ofAuthor, all, erase, react, act } = await inside()
    const reaction = await react(eve.peer, ofAuthor)
    const pin = await stored(eve.peer, 'message.pin', { ...act(ofAuthor), pinned: true })
    expect((await all(eve.peer, reaction)).slice(0, 4)).toEqual(Array(4).fill(NO_SUCH_MESSAGE))
    expect(await all(eve.peer, pin)).toEqual(Array(5).fill(NO_SUCH_MESSAGE))
    expect(await erase(author.peer, ofAuthor)).toBe('done')
    for (const peer of [eve.peer, author.peer])
      expect(await all(peer, ofAuthor)).toEqual(Array(5).fill(NO_SUCH_MESSAGE))
    // The reaction went with it, and the deletion cannot be deleted.
    expect(await erase(eve.peer, reaction)).toBe(NO_SUCH_MESSAGE)
    expect(await erase(author.peer, pin + 1)).toBe(NO_SUCH_MESSAGE)
  })

  it('[SQ8] makes one id stand for one act, and takes nobody else’s', async () => {
    const { eve, author, roomId, ofMod } = await inside()
    const messageId = newId()
    const sent = { roomId, messageId, envelope: 'AAEC' }
    const own = await stored(author.peer, 'message.send', sent)
    // The same id on another device is another message: it neither answers for the author's, nor takes its place.
    expect(await stored(eve.peer, 'message.send', sent)).toBe(own + 1)
    expect(await stored(author.peer, 'message.send', sent)).toBe(own)
    for (const [type, more] of [
      ['message.edit', { target: own, envelope: 'AAEC' }],
      ['message.react', { target: ofMod, envelope: 'AAEC' }],
      ['message.pin', { target: ofMod, pinned: true }],
      ['message.delete', { target: own }],
    ] as const)
      expect(await outcome(author.peer, type, { roomId, messageId, ...more })).toBe(ID_TAKEN)
  })

  it('[FR5] sends nothing that is too large, of another kind, or in the name of somebody else', async () => {
    const { eve, mod, roomId, act, write } = await inside()
    const own = await write(eve.peer)
    const { envelopeBytes, reactionBytes, purposeLength } = limits
    const change = { roomId, name: 'room', purpose: '', visibility: 'private' }
    const privacy = { typing: true, presence: true, receipts: true }
    const cases: readonly (readonly [Peer, CommandType, object, string])[] = [
      [eve.peer, 'message.edit', { ...act(own), envelope: sealed(envelopeBytes) }, 'done'],
      [eve.peer, 'message.edit', { ...act(own), envelope: sealed(envelopeBytes + 1) }, PARAMS_INVALID],
      [eve.peer, 'message.edit', { ...act(own), envelope: 'AQEC' }, 'WRF-6003'],
      [eve.peer, 'message.edit', { ...act(own), envelope: 'AAF' }, 'WRF-6003'],
      [eve.peer, 'message.react', { ...act(own), envelope: sealed(reactionBytes) }, 'done'],
      [eve.peer, 'message.react', { ...act(own), envelope: sealed(reactionBytes + 1) }, PARAMS_INVALID],
      [eve.peer, 'message.react', { ...act(own), envelope: 'AQEC' }, 'WRF-6003'],
      [eve.peer, 'message.delete', act(-1), PARAMS_INVALID],
      [eve.peer, 'message.delete', act(0.5), PARAMS_INVALID],
      [eve.peer, 'message.delete', act(2 ** 53), PARAMS_INVALID],
      [eve.peer, 'message.delete', { ...act(own), accountId: mod.accountId }, PARAMS_INVALID],
      [eve.peer, 'message.pin', { ...act(own), pinned: 1 }, PARAMS_INVALID],
      [eve.peer, 'room.typing', { roomId, typing: true, accountId: mod.accountId }, PARAMS_INVALID],
      [eve.peer, 'room.notify', { roomId, level: 'loud' }, PARAMS_INVALID],
      [eve.peer, 'presence.set', { state: 'active', accountId: mod.accountId }, PARAMS_INVALID],
      [eve.peer, 'presence.set', { state: 'gone' }, PARAMS_INVALID],
      [eve.peer, 'privacy.set', { privacy: { ...privacy, accountId: mod.accountId } }, PARAMS_INVALID],
      [eve.peer, 'account.reading', { reading: 'x'.repeat(limits.nameLength + 1) }, PARAMS_INVALID],
      [eve.peer, 'account.reading', { reading: 'にせ\u202Eもの' }, PARAMS_INVALID],
      [mod.peer, 'room.change', { ...change, purpose: '用'.repeat(purposeLength) }, 'done'],
      [mod.peer, 'room.change', { ...change, purpose: '用'.repeat(purposeLength + 1) }, PARAMS_INVALID],
      [mod.peer, 'room.change', { ...change, purpose: 'two\nlines' }, PARAMS_INVALID],
      [mod.peer, 'room.change', { ...change, visibility: 'direct' }, PARAMS_INVALID],
      [eve.peer, 'room.create', { roomId: randomId(), name: 'x', visibility: 'direct' }, PARAMS_INVALID],
      [eve.peer, 'room.direct', { accountId: randomId() }, 'WRF-6004'],
      [mod.peer, 'room.remove', { roomId, accountId: mod.accountId }, REFUSED],
    ]
    for (const [peer, type, params, expected] of cases)
      expect([type, params, await outcome(peer, type, params)]).toEqual([type, params, expected])
  })

  it('hears of typing, receipts and what becomes of messages only where they are a member [S24]', async () => {
    const { mod, author, eve, roomId, ofMod, react, edit, erase, ofAuthor } = await inside()
    const heard = (peer: Peer) =>
      peer.frames.flatMap((frame) =>
        'push' in frame && 'roomId' in frame && frame.push !== 'room-left' ? [frame.push] : [],
      )
    await mod.peer.call('room.remove', { roomId, accountId: eve.accountId })
    await eve.peer.push('room-left')
    const [before, beforeMod] = [heard(eve.peer).length, heard(mod.peer).length]
    await author.peer.call('room.typing', { roomId, typing: true })
    await author.peer.call('room.read', { roomId, sequence: ofAuthor })
    await react(author.peer, ofMod)
    await edit(author.peer, ofAuthor)
    await erase(author.peer, ofAuthor)
    // The control hears all of it.
    await expect
      .poll(() => heard(mod.peer).slice(beforeMod))
      .toEqual(['typing', 'receipt', 'message', 'message', 'message'])
    await eve.peer.call('connection.ping', {})
    expect(heard(eve.peer)).toHaveLength(before)
  })
})
