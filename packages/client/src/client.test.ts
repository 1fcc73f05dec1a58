import type { CommandType, RoomId } from '@warifu/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleClient } from './assemble.ts'
import type { Client } from './client.ts'
import type { RoomEntryOf } from './entries.ts'
import { createFold } from './fold.ts'
import { readOptions } from './options.ts'
import { memoryStorage } from './storage/memory.ts'
import { createFakeClock } from './testing/fake-clock.ts'
import { createFakeServer } from './testing/fake-server.ts'
import { accountId } from './testing/samples.ts'
import { settled, until } from './testing/settled.ts'

function setUp() {
  const clock = createFakeClock()
  const server = createFakeServer()
  const reported: unknown[] = []
  const settings = readOptions(
    { url: 'https://chat.example', onListenerError: (error) => reported.push(error) },
    undefined,
  )
  const client = (name: string): Client =>
    assembleClient(settings, { clock, random: () => 0.5, storage: memoryStorage(), transport: server.transport(name) })
  /** Lets the wires run until something holds. */
  const flowUntil = (holds: () => boolean) =>
    until(() => {
      server.flow()
      return holds()
    })
  /** The same for an answer. */
  const flowing = async <Value>(answer: Promise<Value>): Promise<Value> => {
    let isDone = false
    const done = () => (isDone = true)
    answer.then(done, done)
    await flowUntil(() => isDone)
    return answer
  }
  /** Carries out what comes, until a command of this type; no answer arrives. */
  const processUntil = (name: string, type: CommandType) =>
    until(() => {
      server.process(name)
      return server.seen.includes(type)
    })
  const signedIn = async (name: string): Promise<Client> => {
    const made = client(name)
    await made.signIn({ name, password: 'p' })
    await flowUntil(() => made.rooms !== null)
    return made
  }
  /** Two clients in one room. */
  const together = async () => {
    const [hana, ken] = [await signedIn('hana'), await signedIn('ken')]
    const ward = await flowing(hana.createRoom({ name: 'ward', visibility: 'public' }))
    await flowing(ken.room(ward.roomId).join())
    return { hana, ken, ward: ward.roomId }
  }
  return { client, clock, flowing, flowUntil, processUntil, reported, server, signedIn, together }
}

const textOf = ({ content }: RoomEntryOf<'message'>): string =>
  content.state === 'opened' ? content.text : content.reason

const listen = (client: Client, id: RoomId): string[] => {
  const heard: string[] = []
  client.room(id).on('message', (message) => heard.push(`${String(message.sequence)} ${textOf(message)}`))
  return heard
}

describe('signing in', () => {
  it('does nothing until asked', async () => {
    const { client, server } = setUp()
    const hana = client('hana')
    expect([hana.status, hana.rooms, server.seen]).toEqual([{ state: 'idle' }, null, []])
    await expect(hana.call('connection.ping', {})).rejects.toMatchObject({ name: 'not-signed-in' })
    await expect(hana.session()).resolves.toBeNull()
    expect(hana.status).toEqual({ state: 'idle' })
  })

  it('connects by itself, lists the rooms, and says so', async () => {
    const { client, flowUntil } = setUp()
    const hana = client('hana')
    const states: string[] = []
    hana.on('status', ({ state }) => states.push(state))
    await expect(hana.signIn({ name: 'hana', password: 'p' })).resolves.toMatchObject({ account: { name: 'hana' } })
    await flowUntil(() => hana.rooms !== null)
    expect(states).toEqual(['opening', 'open'])
    expect(hana.rooms).toEqual([])
  })

  it('goes on with the session that there is', async () => {
    const { client, flowUntil, signedIn } = setUp()
    await signedIn('hana')
    const again = client('hana')
    await expect(again.session()).resolves.toMatchObject({ account: { name: 'hana' } })
    await flowUntil(() => again.status.state === 'open')
  })

  it('lets calls wait for the connection, all within their time-out', async () => {
    const { client, clock, flowing } = setUp()
    const hana = client('hana')
    await hana.signIn({ name: 'hana', password: 'p' })
    await expect(flowing(hana.call('connection.ping', {}))).resolves.toEqual({ at: 1 })

    const slow = client('ken')
    await slow.signIn({ name: 'ken', password: 'p' })
    const call = expect(slow.call('connection.ping', {})).rejects.toMatchObject({ name: 'timed-out' })
    await clock.advance(10_000)
    await call
  })

  it('[CN8] is signed out when the server ends the session; what was written stays for the same account', async () => {
    const { flowing, flowUntil, server, together } = setUp()
    const { hana, ward } = await together()
    server.signOut('hana')
    expect(hana.status).toMatchObject({ state: 'closed', reason: 'signed-out', error: { name: 'session-ended' } })
    const sent = hana.room(ward).send('still here')
    await expect(hana.accounts()).rejects.toMatchObject({ name: 'not-signed-in' })
    await hana.signIn({ name: 'hana', password: 'p' })
    await flowUntil(() => hana.status.state === 'open')
    await expect(flowing(sent)).resolves.toMatchObject({ sequence: 1 })
  })

  it('signs out: nothing of the account is left', async () => {
    const { server, together } = setUp()
    const { hana, ward } = await together()
    const unsent = hana.room(ward).send('never')
    await hana.signOut()
    await expect(unsent).rejects.toMatchObject({ name: 'client-closed' })
    expect(hana.status).toEqual({ state: 'closed', reason: 'signed-out', error: null })
    expect([hana.rooms, hana.room(ward).room, hana.room(ward).outbox]).toEqual([null, null, []])
    await expect(hana.session()).resolves.toBeNull()
    expect(server.log(ward)).toEqual([])
  })

  it('sends nothing of one account under another, where another tab took over the cookie', async () => {
    const { clock, flowUntil, server, together } = setUp()
    const { hana, ward } = await together()
    server.takeOver('hana', 'ken')
    server.cut('hana')
    void hana.room(ward).send('for Hana to say')
    await clock.advance(250)
    await flowUntil(() => hana.status.state === 'closed')
    expect(hana.status).toMatchObject({ reason: 'signed-out', error: { name: 'session-ended' } })
    server.flow()
    await clock.advance(600_000)
    expect(server.log(ward)).toEqual([])
    expect(hana.room(ward).outbox[0]?.progress.state).toBe('queued')
  })

  it('is over after close, and says so', async () => {
    const { together } = setUp()
    const { hana, ward } = await together()
    hana.close()
    expect(hana.status).toEqual({ state: 'closed', reason: 'asked' })
    await expect(hana.room(ward).join()).rejects.toMatchObject({ name: 'client-closed' })
    await expect(hana.signIn({ name: 'hana', password: 'p' })).rejects.toMatchObject({ name: 'client-closed' })
  })
})

describe('rooms', () => {
  it('are one handle each, and know their room', async () => {
    const { together } = setUp()
    const { hana, ken, ward } = await together()
    expect(hana.room(ward)).toBe(hana.room(ward))
    expect(hana.room(ward).room).toMatchObject({ name: 'ward', members: 2 })
    expect(hana.rooms).toEqual([hana.room(ward).room])
    expect(ken.rooms?.[0]?.membership.state).toBe('member')
  })

  it('carry messages both ways, once and in order', async () => {
    const { flowing, flowUntil, together } = setUp()
    const { hana, ken, ward } = await together()
    const [heardByHana, heardByKen] = [listen(hana, ward), listen(ken, ward)]
    const first = await flowing(hana.room(ward).send('konnichiwa'))
    const second = await flowing(ken.room(ward).send('割符'))
    await flowUntil(() => heardByHana.length === 2 && heardByKen.length === 2)
    expect([first.sequence, second.sequence]).toEqual([1, 2])
    expect(heardByHana).toEqual(['1 konnichiwa', '2 割符'])
    expect(heardByKen).toEqual(heardByHana)
  })

  it('show a message in the outbox until just after its event', async () => {
    const { flowUntil, together } = setUp()
    const { hana, ward } = await together()
    const room = hana.room(ward)
    const events: string[] = []
    room.on('message', (message) => events.push(`message ${textOf(message)}`))
    room.on('outbox', (list) =>
      events.push(list.map(({ text, progress }) => `${text} ${progress.state}`).join() || 'empty'),
    )
    void room.send('a')
    await flowUntil(() => room.outbox.length === 0)
    expect(events.filter((event, i) => event !== events[i - 1])).toEqual(
      expect.arrayContaining(['a queued', 'a sending', 'message a', 'empty']),
    )
    expect(events.indexOf('message a')).toBeLessThan(events.indexOf('empty'))
  })

  it('drop a sent message from the outbox at once where nobody listens', async () => {
    const { flowing, together } = setUp()
    const { hana, ward } = await together()
    await flowing(hana.room(ward).send('a'))
    expect(hana.room(ward).outbox).toEqual([])
  })

  it('read history from its end, before and after', async () => {
    const { flowing, together } = setUp()
    const { hana, ward } = await together()
    const room = hana.room(ward)
    for (let i = 1; i <= 5; i += 1) await flowing(room.send(String(i)))
    const sequences = async (query: Parameters<typeof room.history>[0]) =>
      (await flowing(room.history(query))).entries.map(({ sequence }) => sequence)
    await expect(sequences({ limit: 2 })).resolves.toEqual([4, 5])
    await expect(sequences({ before: 4, limit: 2 })).resolves.toEqual([2, 3])
    await expect(sequences({ after: 3, limit: 100 })).resolves.toEqual([4, 5])
    await expect(flowing(room.history({ limit: 0 }))).rejects.toMatchObject({ name: 'params-invalid' })
  })

  it('tell of members, and of the room', async () => {
    const { flowing, flowUntil, signedIn, together } = setUp()
    const { hana, ward } = await together()
    const members: unknown[] = []
    hana.room(ward).on('member', (change) => members.push(change.change))
    const mei = await signedIn('mei')
    const seen: unknown[] = []
    mei.room(ward).on('room', (room) => seen.push(room?.membership.state))
    await flowing(mei.room(ward).join())
    await flowUntil(() => members.length === 1)
    expect(hana.room(ward).room?.members).toBe(3)
    expect((await flowing(hana.room(ward).members())).map(({ name }) => name)).toEqual(['hana', 'ken', 'mei'])
    expect((await flowing(hana.accounts())).map(({ name }) => name)).toEqual(['hana', 'ken', 'mei'])
    await flowing(mei.room(ward).leave())
    await flowUntil(() => mei.room(ward).room?.membership.state === 'none')
    expect(seen.at(-1)).toBe('none')
  })

  it('follow from the join on, after leaving and joining again', async () => {
    const { flowing, flowUntil, together } = setUp()
    const { hana, ken, ward } = await together()
    const heard = listen(ken, ward)
    await flowing(ken.room(ward).leave())
    await flowUntil(() => ken.room(ward).room?.membership.state === 'none')
    await flowing(hana.room(ward).send('among us'))
    await flowing(ken.room(ward).join())
    await flowing(hana.room(ward).send('welcome back'))
    await flowUntil(() => heard.length > 0)
    expect(heard).toEqual(['2 welcome back'])
  })

  it('remember how far the account has read, and do not say it twice', async () => {
    const { flowing, server, together } = setUp()
    const { hana, ward } = await together()
    await flowing(hana.room(ward).send('a'))
    await flowing(hana.room(ward).markRead(1))
    expect(hana.room(ward).room?.membership).toMatchObject({ readSequence: 1 })
    await hana.room(ward).markRead(1)
    expect(server.seen.filter((type) => type === 'room.read')).toHaveLength(1)
  })

  it('are made once, also where the connection is lost before the answer', async () => {
    const { clock, flowUntil, processUntil, server, signedIn } = setUp()
    const hana = await signedIn('hana')
    const making = hana.createRoom({ name: 'ward', visibility: 'private' })
    await processUntil('hana', 'room.create')
    server.cut('hana')
    await clock.advance(250)
    await flowUntil(() => hana.rooms?.length === 1)
    let made = false
    void making.then(() => (made = true))
    await flowUntil(() => made)
    expect(server.seen.filter((type) => type === 'room.create')).toHaveLength(2)
    expect(hana.rooms).toHaveLength(1)
  })
})

describe('what is done to messages', () => {
  it('reaches everybody as entries, and folds to the same on both sides', async () => {
    const { flowing, flowUntil, together } = setUp()
    const { hana, ken, ward } = await together()
    const fold = createFold(accountId('ken'))
    ken.room(ward).on('entry', (entry) => fold.add([entry]))
    const room = hana.room(ward)
    await flowing(room.send({ text: '@ken a', mentions: [{ accountId: accountId('ken'), name: 'ken' }] }))
    await flowing(room.edit(1, { text: 'b' }))
    await flowing(ken.room(ward).react(1, '👍'))
    await flowing(room.pin(1, true))
    await flowing(ken.room(ward).send({ text: 'c', replyTo: 1 }))
    await flowing(ken.room(ward).erase(5))
    await flowUntil(() => fold.messages[1]?.content.state === 'deleted')
    expect(fold.messages[0]).toMatchObject({
      content: { text: 'b', mentions: [], replyTo: null },
      reactions: [{ emoji: '👍', own: 3 }],
      pinned: true,
    })
    const page = await flowing(ken.room(ward).history({ before: 2, limit: 10 }))
    const again = createFold(accountId('ken'))
    again.add([...page.entries, ...page.related])
    expect(again.messages).toEqual(fold.messages.slice(0, 1))
  })

  it('[SQ8] is done once, also where the connection is lost before the answer', async () => {
    const { clock, flowing, processUntil, server, together } = setUp()
    const { hana, ward } = await together()
    await flowing(hana.room(ward).send('a'))
    const reacted = hana.room(ward).react(1, '👍')
    await processUntil('hana', 'message.react')
    server.cut('hana')
    await clock.advance(250)
    await flowing(reacted)
    expect(server.log(ward)).toHaveLength(2)
    expect(server.seen.filter((type) => type === 'message.react')).toHaveLength(2)
  })

  it.each(['', 'x', '👍👍', '<b>'])('refuses %j as a reaction', async (emoji) => {
    const { together } = setUp()
    const { hana, ward } = await together()
    await expect(hana.room(ward).react(1, emoji)).rejects.toMatchObject({ name: 'text-refused' })
  })

  it('gives an unsent message back to be written anew, and never sends it', async () => {
    const { server, together } = setUp()
    const { hana, ward } = await together()
    server.cut('hana')
    const sent = hana.room(ward).send({ text: 'a', replyTo: 7 })
    const [unsent] = hana.room(ward).outbox
    expect(unsent && hana.room(ward).take(unsent.messageId)).toEqual({ text: 'a', mentions: [], replyTo: 7 })
    expect([hana.room(ward).outbox, unsent && hana.room(ward).take(unsent.messageId)]).toEqual([[], null])
    await expect(sent).rejects.toMatchObject({ name: 'cancelled' })
  })
})

describe('presence, typing, receipts and privacy', () => {
  it('are told, and forgotten with the connection', async () => {
    const { clock, flowing, flowUntil, server, together } = setUp()
    const { hana, ken, ward } = await together()
    await flowUntil(() => hana.presence.size === 2 && hana.privacy !== null)
    const heard: unknown[] = []
    hana.room(ward).on('typing', (accountIds) => heard.push(accountIds))
    hana.room(ward).on('receipt', (receipt) => heard.push(receipt))
    ken.room(ward).typing(true)
    await flowUntil(() => heard.length === 1)
    await flowing(ken.room(ward).send('a'))
    listen(hana, ward)
    ken.room(ward).typing(true)
    await flowUntil(() => heard.length === 2 || server.quiet())
    await flowing(ken.room(ward).markRead(1))
    await flowUntil(() => heard.some((each) => !Array.isArray(each)))
    expect(heard[0]).toEqual([accountId('ken')])
    expect(heard.at(-1)).toEqual({ accountId: accountId('ken'), sequence: 1 })
    ken.setPresence('away')
    await flowUntil(() => hana.presence.get(accountId('ken')) === 'away')
    server.cut('hana')
    expect([hana.presence.size, hana.privacy]).toEqual([0, null])
    await clock.advance(250)
    await flowUntil(() => hana.presence.size === 2 && hana.privacy !== null)
  })

  it('show nobody to who is not shown', async () => {
    const { flowing, flowUntil, together } = setUp()
    const { hana } = await together()
    await flowUntil(() => hana.presence.size === 2)
    const heard: unknown[] = []
    hana.on('privacy', (privacy) => heard.push(privacy))
    const hidden = { typing: false, presence: false, receipts: false }
    await flowing(hana.setPrivacy(hidden))
    expect([hana.presence.size, hana.privacy, heard.at(-1)]).toEqual([0, hidden, hidden])
  })

  it('find the one direct room of two people, and how a name is read', async () => {
    const { flowing, together } = setUp()
    const { hana, ken } = await together()
    const [one, other] = [await flowing(hana.direct(accountId('ken'))), await flowing(ken.direct(accountId('hana')))]
    expect([one.roomId, one.room?.visibility]).toEqual([other.roomId, 'direct'])
    await flowing(hana.setReading('はな'))
    expect((await flowing(ken.accounts())).map(({ reading }) => reading)).toEqual(['はな', null])
  })
})

describe('a lost connection', () => {
  it('[CN10] comes back by itself, and what was missed is delivered once and in order', async () => {
    const { clock, flowing, flowUntil, server, together } = setUp()
    const { hana, ken, ward } = await together()
    const heard = listen(ken, ward)
    await flowing(hana.room(ward).send('1'))
    server.cut('ken')
    expect(ken.status).toMatchObject({ state: 'waiting', error: { name: 'connection-lost' } })
    for (const text of ['2', '3', '4']) await flowing(hana.room(ward).send(text))
    await clock.advance(250)
    await flowUntil(() => heard.length === 4)
    expect(heard).toEqual(['1 1', '2 2', '3 3', '4 4'])
  })

  it('fetches only for rooms that are followed and have news', async () => {
    const { clock, flowing, flowUntil, server, together } = setUp()
    const { hana, ken, ward } = await together()
    const quiet = await flowing(ken.createRoom({ name: 'quiet', visibility: 'public' }))
    listen(ken, quiet.roomId)
    await flowing(hana.room(ward).send('1'))
    server.cut('ken')
    await flowing(hana.room(ward).send('2'))
    await clock.advance(250)
    await flowUntil(() => ken.room(ward).room?.head === 2)
    expect(server.seen).not.toContain('message.history')
  })

  it('does not sit out a rest that the server asked for on a connection that is gone', async () => {
    const { clock, flowing, flowUntil, server, together } = setUp()
    const { hana, ken, ward } = await together()
    const heard = listen(ken, ward)
    const reconnect = async () => {
      server.cut('ken')
      await clock.advance(1_000)
      await flowUntil(() => ken.status.state === 'open')
    }
    server.cut('ken')
    await flowing(hana.room(ward).send('1'))
    server.refuse('message.history', 'budget-exceeded', 3_600_000)
    await clock.advance(1_000)
    await flowUntil(() => server.seen.includes('message.history') && server.quiet())
    await reconnect()
    await flowUntil(() => heard.length === 1)
    expect(heard).toEqual(['1 1'])
  })

  it('fetches nothing for a room whose last listener is gone, and keeps nothing in its outbox', async () => {
    const { clock, flowing, flowUntil, server, together } = setUp()
    const { hana, ken, ward } = await together()
    const heard: string[] = []
    const ends = [1, 2].map(() => ken.room(ward).on('message', (message) => heard.push(textOf(message))))
    ends[0]?.()
    await flowing(hana.room(ward).send('1'))
    await flowUntil(() => heard.length === 1)
    ends[1]?.()
    server.cut('ken')
    await flowing(hana.room(ward).send('2'))
    await clock.advance(250)
    await flowUntil(() => ken.room(ward).room?.head === 2)
    await flowing(ken.room(ward).send('3'))
    expect([heard, ken.room(ward).outbox]).toEqual([['1'], []])
    expect(server.seen).not.toContain('message.history')
  })

  it('rejects calls that were on their way, and sends messages again', async () => {
    const { clock, flowing, processUntil, server, together } = setUp()
    const { hana, ward } = await together()
    const sent = hana.room(ward).send('a')
    const asked = expect(hana.call('connection.ping', {})).rejects.toMatchObject({ name: 'connection-lost' })
    await processUntil('hana', 'message.send')
    server.cut('hana')
    await asked
    expect(hana.room(ward).outbox[0]?.progress.state).toBe('queued')
    await clock.advance(250)
    await expect(flowing(sent)).resolves.toMatchObject({ sequence: 1 })
    expect(server.log(ward)).toHaveLength(1)
  })

  it('[FR7] reports what breaks the protocol, and lives on', async () => {
    const { flowUntil, server, together } = setUp()
    const { hana } = await together()
    const faults: unknown[] = []
    hana.on('protocol-error', (fault) => faults.push(fault))
    server.push('hana', { push: 'heartbeat', at: -1 })
    await flowUntil(() => faults.length > 0)
    expect(faults).toEqual([{ reason: 'frame-invalid', count: 1 }])
    expect(hana.status.state).toBe('open')
  })

  it('isolates a listener that throws from everything else', async () => {
    const { flowing, flowUntil, reported, together } = setUp()
    const { hana, ken, ward } = await together()
    const broken = new Error('broken')
    ken.room(ward).on('message', () => {
      throw broken
    })
    const heard = listen(ken, ward)
    await flowing(hana.room(ward).send('1'))
    await flowing(hana.room(ward).send('2'))
    await flowUntil(() => heard.length === 2)
    expect(reported).toEqual([broken, broken])
    expect(ken.status.state).toBe('open')
  })
})

const happening = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('send' as const), who: fc.constantFrom('hana', 'ken') }) },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constantFrom('process' as const, 'deliver' as const),
      who: fc.constantFrom('hana', 'ken'),
      most: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cut' as const), who: fc.constantFrom('hana', 'ken') }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('refuse' as const), who: fc.constant('anybody') }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('wait' as const), who: fc.constant('anybody') }) },
)

describe('two people on bad wires', () => {
  it('[SQ8, SQ10] both see every message once, in the one order of the server', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(happening, { maxLength: 40, size: 'max' }), async (happenings) => {
        const { clock, server, together } = setUp()
        const { hana, ken, ward } = await together()
        const people = { hana, ken }
        const heard = { hana: listen(hana, ward), ken: listen(ken, ward) }
        const written: Record<'hana' | 'ken', string[]> = { hana: [], ken: [] }
        for (const [i, { act, who, ...more }] of happenings.entries()) {
          if (act === 'send') {
            const name = who === 'hana' ? 'hana' : 'ken'
            written[name].push(`${name} ${String(i)}`)
            void people[name].room(ward).send(`${name} ${String(i)}`)
          } else if (act === 'process') server.process(who, 'most' in more ? more.most : 1)
          else if (act === 'deliver') server.deliver(who, 'most' in more ? more.most : 1)
          else if (act === 'cut') server.cut(who)
          else if (act === 'refuse') server.refuse('message.history', 'budget-exceeded', 100)
          else await clock.advance(1_000)
          await settled()
        }
        const total = written.hana.length + written.ken.length
        for (
          let i = 0;
          i < 5_000 && (heard.hana.length < total || heard.ken.length < total || !server.quiet());
          i += 1
        ) {
          server.flow()
          await clock.advance(500)
        }
        const log = heard.hana.map((line) => line.replace(/^\d+ /, ''))
        expect(heard.ken).toEqual(heard.hana)
        expect(server.log(ward)).toHaveLength(total)
        expect(log.filter((text) => text.startsWith('hana'))).toEqual(written.hana)
        expect(log.filter((text) => text.startsWith('ken'))).toEqual(written.ken)
        expect([...hana.room(ward).outbox, ...ken.room(ward).outbox]).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
