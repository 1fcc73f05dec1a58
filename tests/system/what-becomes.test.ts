import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RoomHandle } from '@warifu/client'
import { gatherPeople, read, watch, type Person } from '../support/people.ts'
import { until } from '../support/until.ts'

// Two people and what becomes of what they write, with the SDK, over real TLS, into a real database.

let world: Awaited<ReturnType<typeof gatherPeople>>
let hana: Person
let ken: Person
const log: string[] = []

/** A room that Hana moderates and Ken is in, as both have it. */
async function together(name: string) {
  const made = await hana.client.createRoom({ name, visibility: 'private' })
  await made.invite(ken.accountId)
  const theirs = ken.client.room(made.roomId)
  await until(() => theirs.room?.membership.state === 'invited')
  await theirs.join()
  const rooms = { hana: made, ken: theirs }
  const seen = { hana: watch(made, hana.accountId), ken: watch(theirs, ken.accountId) }
  const both = (holds: (view: typeof seen.hana) => boolean) => until(() => holds(seen.hana) && holds(seen.ken))
  return { rooms, seen, both }
}

beforeAll(async () => {
  world = await gatherPeople(['Hana', 'Ken'], log)
  const [first, second] = world.people
  if (first === undefined || second === undefined) throw new Error('two people were asked for')
  hana = first
  ken = second
})
afterAll(() => world.stop())

describe('an edit', () => {
  it('[SQ11] changes a message for everybody, is its author’s alone, and leaves what it said before to be read', async () => {
    const { rooms, seen, both } = await together('edits')
    const { sequence } = await rooms.ken.send({
      text: 'at nien',
      mentions: [{ accountId: hana.accountId, name: 'Hana' }],
    })
    await rooms.ken.edit(sequence, { text: 'at nine' })
    await both(({ at }) => at(sequence)?.edited !== null)
    for (const view of [seen.hana, seen.ken])
      expect(view.at(sequence)?.content).toEqual({ state: 'opened', text: 'at nine', mentions: [], replyTo: null })
    await expect(rooms.hana.edit(sequence, { text: 'never' })).rejects.toMatchObject({ name: 'action-refused' })
    expect(await read(rooms.hana, hana.accountId)).toEqual(seen.hana.messages())
    const revisions = await rooms.hana.revisions(sequence)
    expect(revisions.map(({ content }) => content.state === 'opened' && content.text)).toEqual(['at nien', 'at nine'])
  })

  it('[SQ11] finds no target where none is', async () => {
    const { rooms } = await together('targets')
    const { sequence } = await rooms.ken.send('a message')
    await rooms.ken.pin(sequence, true)
    // Beyond the head, and an entry that is no message.
    for (const target of [99, sequence + 1])
      await expect(rooms.ken.edit(target, { text: 'x' })).rejects.toMatchObject({ name: 'message-unknown' })
  })
})

describe('a reaction', () => {
  it('is seen by both, counted once a person, and taken back by who put it', async () => {
    const { rooms, seen, both } = await together('reactions')
    const { sequence } = await rooms.hana.send('lunch?')
    await rooms.ken.react(sequence, '👍')
    await rooms.hana.react(sequence, '👍')
    await rooms.hana.react(sequence, '👍')
    await both(({ kinds }) => kinds.filter((kind) => kind === 'reaction').length === 3)
    const [thumbs] = seen.ken.at(sequence)?.reactions ?? []
    expect(thumbs).toEqual({ emoji: '👍', accounts: [ken.accountId, hana.accountId], own: sequence + 1 })
    const own = thumbs?.own ?? 0
    await expect(rooms.hana.erase(own)).rejects.toMatchObject({ name: 'action-refused' })
    await rooms.ken.erase(own)
    await both(({ at }) => at(sequence)?.reactions[0]?.accounts.length === 1)
    expect(await read(rooms.ken, ken.accountId)).toEqual(seen.ken.messages())
    await expect(rooms.ken.react(sequence, 'no emoji')).rejects.toMatchObject({ name: 'text-refused' })
  })
})

describe('a deletion', () => {
  /** What lies on the disk: the database and its write-ahead log. */
  const onDisk = () => Buffer.concat(['', '-wal'].map((suffix) => readFileSync(`${world.databaseFile}${suffix}`)))

  /** The envelopes of a room, as they are stored. */
  async function envelopes(room: RoomHandle): Promise<string[]> {
    const page = { roomId: room.roomId, direction: 'after', sequence: 0, limit: 100 } as const
    const { entries } = await ken.client.call('message.history', page)
    return entries.flatMap((entry) => ('envelope' in entry ? [String(entry.envelope)] : []))
  }

  it('[ER1] takes the message, its edits and its reactions off the disk before it is answered; their places stay', async () => {
    const { rooms, seen, both } = await together('deletions')
    const { sequence } = await rooms.ken.send('the number of the safe is 4711')
    await rooms.ken.edit(sequence, { text: 'the number of the safe is 4712' })
    await rooms.hana.react(sequence, '🔐')
    await rooms.hana.send('another message stays')
    const [first = '', edited = '', reaction = '', other = ''] = await envelopes(rooms.ken)
    // The control: until then all of them are there.
    for (const envelope of [first, edited, reaction, other]) expect(onDisk().includes(envelope)).toBe(true)
    await rooms.ken.erase(sequence)
    for (const envelope of [first, edited, reaction]) expect(onDisk().includes(envelope)).toBe(false)
    expect(onDisk().includes(other)).toBe(true)
    await both(({ at }) => at(sequence)?.content.state === 'deleted')
    expect(seen.hana.at(sequence)).toMatchObject({
      content: { state: 'deleted', by: ken.accountId },
      edited: null,
      reactions: [],
      pinned: false,
    })
    expect(await read(rooms.hana, hana.accountId)).toEqual(seen.hana.messages())
    const { entries, head } = await rooms.hana.history({ limit: 100 })
    expect(entries.map(({ kind }) => kind)).toEqual(['erased', 'erased', 'erased', 'message', 'delete'])
    expect(head).toBe(5)
    for (const act of [
      () => rooms.ken.edit(sequence, { text: 'x' }),
      () => rooms.ken.react(sequence, '👍'),
      () => rooms.ken.pin(sequence, true),
      () => rooms.ken.erase(sequence),
      () => rooms.ken.revisions(sequence),
    ])
      await expect(act()).rejects.toMatchObject({ name: 'message-unknown' })
  })

  it('is a moderator’s too, and nobody else’s', async () => {
    const { rooms, both } = await together('moderation')
    const { sequence: kens } = await rooms.ken.send('by Ken')
    const { sequence: hanas } = await rooms.hana.send('by Hana')
    await expect(rooms.ken.erase(hanas)).rejects.toMatchObject({ name: 'action-refused' })
    await rooms.hana.erase(kens)
    await both(({ at }) => at(kens)?.content.state === 'deleted')
  })

  it('leaves nothing of what was written in the log', () => {
    const lines = log.join('\n')
    expect(lines).toContain('messageErased')
    for (const word of ['4711', '4712', '🔐', 'another message stays']) expect(lines).not.toContain(word)
  })
})

describe('a pin', () => {
  it('is everybody’s: listed the newest first, with the text as it is now, until it is taken away', async () => {
    const { rooms, seen, both } = await together('pins')
    const { sequence: first } = await rooms.ken.send('first')
    const { sequence: second } = await rooms.ken.send('second')
    await rooms.hana.pin(second, true)
    await rooms.ken.pin(first, true)
    await rooms.ken.edit(first, { text: 'first, mended' })
    const texts = async () =>
      (await rooms.hana.pins()).map(({ content }) => (content.state === 'opened' ? content.text : content.state))
    expect(await texts()).toEqual(['first, mended', 'second'])
    await rooms.hana.pin(first, false)
    expect(await texts()).toEqual(['second'])
    await both(({ at }) => at(second)?.pinned === true && at(first)?.pinned === false)
    expect(await read(rooms.ken, ken.accountId)).toEqual(seen.ken.messages())
    // What is so already stays so, without a new entry.
    const head = (await rooms.hana.history({ limit: 1 })).head
    await rooms.ken.pin(second, true)
    expect((await rooms.hana.history({ limit: 1 })).head).toBe(head)
  })
})

describe('a removed member', () => {
  it('[S24] hears nothing more of the room, reads nothing, and changes nothing of their own in it', async () => {
    const { rooms, seen } = await together('removal')
    const { sequence } = await rooms.ken.send('mine')
    await until(() => seen.ken.messages().length === 1)
    await rooms.hana.removeMember(ken.accountId)
    await until(() => rooms.ken.room === null)
    await rooms.hana.send('among us')
    await until(() => seen.hana.messages().length === 2)
    const refused = { name: 'room-unknown' }
    await expect(rooms.ken.history({ limit: 10 })).rejects.toMatchObject(refused)
    await expect(rooms.ken.pins()).rejects.toMatchObject(refused)
    await expect(rooms.ken.edit(sequence, { text: 'x' })).rejects.toMatchObject(refused)
    await expect(rooms.ken.react(sequence, '👍')).rejects.toMatchObject(refused)
    await expect(rooms.ken.pin(sequence, true)).rejects.toMatchObject(refused)
    await expect(rooms.ken.erase(sequence)).rejects.toMatchObject(refused)
    expect(seen.ken.messages()).toHaveLength(1)
  })
})
