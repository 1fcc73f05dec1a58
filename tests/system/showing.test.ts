import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Privacy, Receipt, RoomHandle } from '@warifu/client'
import { gatherPeople, type Person } from '../support/people.ts'
import { until } from '../support/until.ts'

// What people show each other, and direct rooms: with the SDK, over real TLS.

const OPEN: Privacy = { typing: true, presence: true, receipts: true }

let world: Awaited<ReturnType<typeof gatherPeople>>
let hana: Person
let ken: Person
let mei: Person
let ward: { readonly hana: RoomHandle; readonly ken: RoomHandle }

beforeAll(async () => {
  world = await gatherPeople(['Hana', 'Ken', 'Mei'])
  const [first, second, third] = world.people
  if (first === undefined || second === undefined || third === undefined) throw new Error('three people were asked for')
  hana = first
  ken = second
  mei = third
  const room = await hana.client.createRoom({ name: 'ward', visibility: 'public' })
  await ken.client.room(room.roomId).join()
  ward = { hana: room, ken: ken.client.room(room.roomId) }
})
afterAll(() => world.stop())

/** What went out before has arrived: a message of Ken’s comes after it. */
async function caughtUp(): Promise<void> {
  let heard = 0
  const end = ward.hana.on('message', ({ sequence }) => {
    heard = sequence
  })
  const { sequence } = await ward.ken.send('so far')
  await until(() => heard >= sequence)
  end()
}

describe('typing', () => {
  it('[PR2] is told to the others, and ends with the message', async () => {
    const seen: string[][] = []
    const own: string[][] = []
    const ends = [
      ward.hana.on('typing', (who) => seen.push([...who])),
      ward.ken.on('typing', (who) => own.push([...who])),
    ]
    ward.ken.typing(true)
    await until(() => seen.length > 0)
    await caughtUp()
    for (const end of ends) end()
    expect(seen).toEqual([[ken.accountId], []])
    expect(own).toEqual([])
  })

  it.each([
    ['who types', () => ken],
    ['who would see it', () => hana],
  ] as const)('[PR1] is not told where %s does not show it', async (_, who) => {
    const seen: string[][] = []
    const end = ward.hana.on('typing', (now) => seen.push([...now]))
    await who().client.setPrivacy({ ...OPEN, typing: false })
    ward.ken.typing(true)
    await caughtUp()
    expect(seen).toEqual([])
    // The control: with both showing theirs it is told.
    await who().client.setPrivacy(OPEN)
    ward.ken.typing(true)
    await until(() => seen.length > 0)
    expect(seen[0]).toEqual([ken.accountId])
    await caughtUp()
    end()
  })
})

describe('presence', () => {
  it('[PR3] follows what the devices say, and ends with the last', async () => {
    await until(() => hana.client.presence.get(ken.accountId) === 'active')
    const phone = await world.another('Ken')
    ken.client.setPresence('away')
    phone.setPresence('away')
    await until(() => hana.client.presence.get(ken.accountId) === 'away')
    phone.close()
    ken.client.setPresence('active')
    await until(() => hana.client.presence.get(ken.accountId) === 'active')
    const visitor = await world.another('Mei')
    await until(() => hana.client.presence.get(mei.accountId) === 'active')
    visitor.close()
  })

  it('[PR1] is neither shown nor seen by who hides it', async () => {
    await until(() => hana.client.presence.has(ken.accountId))
    await ken.client.setPrivacy({ ...OPEN, presence: false })
    await until(() => !hana.client.presence.has(ken.accountId))
    expect(ken.client.presence.size).toBe(0)
    // Mei’s change is told to Hana; what Ken's connection then hears comes after it.
    mei.client.setPresence('away')
    await until(() => hana.client.presence.get(mei.accountId) === 'away')
    expect(await ken.client.call('presence.list', { after: null })).toEqual({ present: [], more: false })
    expect(ken.client.presence.size).toBe(0)
    await ken.client.setPrivacy(OPEN)
    await until(() => hana.client.presence.has(ken.accountId) && ken.client.presence.has(mei.accountId))
  })
})

describe('receipts', () => {
  it('[PR4] are told to the others, listed with the members, and taken back where they are hidden [PR1]', async () => {
    const heard: Receipt[] = []
    const end = ward.hana.on('receipt', (receipt) => heard.push(receipt))
    const { sequence } = await ward.hana.send('have you read this?')
    await ward.ken.markRead(sequence)
    await until(() => heard.length === 1)
    const readBy = async (room: RoomHandle, { accountId }: Person) =>
      (await room.members()).find((member) => member.accountId === accountId)?.readSequence
    expect(await readBy(ward.hana, ken)).toBe(sequence)
    await ken.client.setPrivacy({ ...OPEN, receipts: false })
    await until(() => heard.length === 2)
    expect(heard).toEqual([
      { accountId: ken.accountId, sequence },
      { accountId: ken.accountId, sequence: null },
    ])
    expect(await readBy(ward.hana, ken)).toBeNull()
    await ward.hana.markRead(sequence)
    expect(await readBy(ward.ken, hana)).toBeNull()
    const next = await ward.hana.send('and this?')
    await ward.ken.markRead(next.sequence)
    await caughtUp()
    expect(heard).toHaveLength(2)
    await ken.client.setPrivacy(OPEN)
    expect(await readBy(ward.hana, ken)).toBe(next.sequence)
    end()
  })
})

describe('a direct room', () => {
  it('[DR1] is one, from either side, named after the other, and news to them with the first entry', async () => {
    const mine = await hana.client.direct(ken.accountId)
    expect(mine.room).toMatchObject({ name: 'Ken', visibility: 'direct', peer: ken.accountId, members: 2 })
    const theirs = ken.client.room(mine.roomId)
    await caughtUp()
    expect(theirs.room).toBeNull()
    await mine.send('between us')
    await until(() => theirs.room !== null)
    expect(theirs.room).toMatchObject({ name: 'Hana', peer: hana.accountId, head: 1 })
    expect((await ken.client.direct(hana.accountId)).roomId).toBe(mine.roomId)
    const { entries } = await theirs.history({ limit: 10 })
    expect(entries).toMatchObject([{ kind: 'message', content: { text: 'between us' } }])
  })

  it.each([
    ['at once', () => Promise.resolve(ken.client)],
    ['on a connection that is newer than the room', () => world.another('Ken')],
  ])('[DR1] brings both what either writes, whoever of them made it and writes first: %s', async (when, devices) => {
    const guest = await world.join(`Guest ${when}`)
    const hers = await guest.client.direct(ken.accountId)
    const device = await devices()
    // Hers is made already, and empty: it is no news to him, but he opens it himself.
    const his = await device.direct(guest.accountId)
    expect(his.roomId).toBe(hers.roomId)
    const heard = { hers: [] as number[], his: [] as number[] }
    hers.on('message', ({ sequence }) => heard.hers.push(sequence))
    his.on('message', ({ sequence }) => heard.his.push(sequence))
    await his.send('from Ken')
    await hers.send('from the guest')
    await until(() => heard.hers.length === 2 && heard.his.length === 2)
    expect(heard).toEqual({ hers: [1, 2], his: [1, 2] })
    expect(his.outbox).toEqual([])
  })

  it('[DR1] tells nothing to the other before its first entry, typing and receipts neither', async () => {
    const guest = await world.join('Quiet guest')
    const room = await guest.client.direct(ken.accountId)
    const device = await world.another('Ken')
    const heard: string[] = []
    device.room(room.roomId).on('typing', () => heard.push('typing'))
    device.room(room.roomId).on('receipt', () => heard.push('receipt'))
    room.typing(true)
    await guest.client.call('room.read', { roomId: room.roomId, sequence: 0 })
    await guest.client.call('room.typing', { roomId: room.roomId, typing: true })
    await device.call('connection.ping', {})
    expect(heard).toEqual([])
    // The control: from the first entry on both are told.
    await room.send('hello')
    await until(() => device.room(room.roomId).room !== null)
    room.typing(true)
    await room.markRead(1)
    await until(() => heard.length === 2)
    device.close()
  })

  it('[DR1] is closed to everybody else, and left by nobody', async () => {
    const room = await hana.client.direct(ken.accountId)
    const outside = mei.client.room(room.roomId)
    const unknown = { name: 'room-unknown' }
    await expect(outside.join()).rejects.toMatchObject(unknown)
    await expect(outside.history({ limit: 1 })).rejects.toMatchObject(unknown)
    await expect(outside.members()).rejects.toMatchObject(unknown)
    await expect(outside.send('knock')).rejects.toMatchObject(unknown)
    const refused = { name: 'action-refused' }
    await expect(room.invite(mei.accountId)).rejects.toMatchObject(refused)
    await expect(room.leave()).rejects.toMatchObject(refused)
    await expect(room.removeMember(ken.accountId)).rejects.toMatchObject(refused)
    await expect(room.change({ name: 'x', purpose: '', visibility: 'public' })).rejects.toMatchObject(refused)
    expect(mei.client.rooms?.some(({ roomId }) => roomId === room.roomId)).toBe(false)
  })

  it('[DR1] can be one’s own, and needs somebody who is there', async () => {
    const own = await hana.client.direct(hana.accountId)
    expect(own.room).toMatchObject({ name: 'Hana', peer: hana.accountId, members: 1 })
    await own.send('do not forget the keys')
    expect((await hana.client.direct(hana.accountId)).roomId).toBe(own.roomId)
  })
})

describe('what an account says on one device', () => {
  it('holds on its others: levels of notification, what it shows, how its name is read', async () => {
    const phone = await world.another('Ken')
    await ward.ken.setNotify('mentions')
    const there = phone.room(ward.ken.roomId)
    await until(() => there.room?.membership.state === 'member' && there.room.membership.notify === 'mentions')
    expect(ward.hana.room?.membership).toMatchObject({ notify: 'all' })
    await phone.setPrivacy({ ...OPEN, typing: false })
    await until(() => ken.client.privacy?.typing === false)
    await phone.setPrivacy(OPEN)
    await phone.setReading('けん')
    const readings = (await hana.client.accounts()).map(({ name, reading }) => `${name} ${String(reading)}`)
    expect(readings).toEqual(expect.arrayContaining(['Hana null', 'Ken けん', 'Mei null']))
    phone.close()
  })
})

describe('a room that its moderator changes', () => {
  it('is another one for its members at once, and none any more for those who only saw it', async () => {
    const room = await hana.client.createRoom({ name: 'draft', visibility: 'public' })
    await ken.client.room(room.roomId).join()
    const [inside, outside] = [ken.client.room(room.roomId), mei.client.room(room.roomId)]
    await until(() => outside.room?.membership.state === 'none')
    const wish = { name: '手術室', purpose: '手術の予定', visibility: 'private' } as const
    await expect(inside.change(wish)).rejects.toMatchObject({ name: 'action-refused' })
    await room.change(wish)
    await until(() => inside.room?.name === wish.name && outside.room === null)
    expect(inside.room).toMatchObject(wish)
    await expect(outside.join()).rejects.toMatchObject({ name: 'room-unknown' })
  })
})
