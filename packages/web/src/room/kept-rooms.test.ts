import type { RoomId } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { roomId } from '../testing/samples.ts'
import { createKeptRooms } from './kept-rooms.ts'

const ids = Array.from({ length: 8 }, (_, index) => roomId(`room${index}`))

function setUp() {
  const made: RoomId[] = []
  const listening = new Set<RoomId>()
  const rooms = createKeptRooms((id, shown) => {
    made.push(id)
    const keep = () => {
      listening.add(id)
      return () => listening.delete(id)
    }
    return { models: { start: shown }, keep }
  })
  const visit = (index: number) => {
    const id = ids[index]
    if (id === undefined) throw new Error('there is no such room')
    return rooms.open(id).start()
  }
  /** The rooms that are listened to, by their place. */
  const kept = () => [...listening].map((id) => ids.indexOf(id)).sort()
  return { rooms, made, visit, kept }
}

describe('rooms that were on the screen', () => {
  it('are the same when they are opened again', () => {
    const { rooms, made } = setUp()
    const [first] = ids
    if (first === undefined) return
    expect(rooms.open(first)).toBe(rooms.open(first))
    expect(made).toHaveLength(1)
  })

  it('are not listened to before they are on the screen', () => {
    const { visit, kept, rooms } = setUp()
    rooms.open(roomId('room0'))
    expect(kept()).toEqual([])
    visit(0)
    expect(kept()).toEqual([0])
  })

  it('go on being listened to when they go off the screen', () => {
    const { visit, kept } = setUp()
    visit(0)()
    expect(kept()).toEqual([0])
  })

  it('are let go when five others were there since', () => {
    const { visit, kept, made } = setUp()
    for (const index of [0, 1, 2, 3, 4]) visit(index)()
    expect(kept()).toEqual([0, 1, 2, 3, 4])
    // The first one again: it is now the last.
    visit(0)()
    visit(5)()
    expect(kept()).toEqual([0, 2, 3, 4, 5])
    visit(1)()
    expect(kept()).toEqual([0, 1, 3, 4, 5])
    expect(made).toHaveLength(7)
  })

  it('are never let go while they are on the screen', () => {
    const { visit, kept } = setUp()
    const leave = visit(0)
    for (const index of [1, 2, 3, 4, 5, 6]) visit(index)()
    expect(kept()).toContain(0)
    leave()
    visit(7)()
    expect(kept()).not.toContain(0)
  })

  it('stay while they are on the screen twice, as when React starts them twice', () => {
    const { visit, kept } = setUp()
    const leave = visit(0)
    visit(0)()
    for (const index of [1, 2, 3, 4, 5, 6]) visit(index)()
    expect(kept()).toContain(0)
    leave()
  })

  it('are all let go at the end', () => {
    const { rooms, visit, kept } = setUp()
    visit(0)()
    visit(1)
    rooms.end()
    expect(kept()).toEqual([])
  })
})
