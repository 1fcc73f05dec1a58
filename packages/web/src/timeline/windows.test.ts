import { WarifuError, type RoomEntry } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { createFakeRoom, written } from '../testing/fake-room.ts'
import { hana, readTo, reader as me, settled, talk } from '../testing/timeline-reader.ts'
import { createWindows } from './windows.ts'

async function setUp(stored: readonly RoomEntry[] = talk(1, 300)) {
  const fake = createFakeRoom(stored, { room: readTo(0, stored) })
  const told: string[] = []
  const windows = createWindows(fake.handle, me.accountId, () => {
    told.push(`${windows.older.state} ${windows.newer.state}`)
  })
  fake.handle.on('entry', windows.hear)
  await windows.begin()
  return { ...fake, windows, told }
}

describe('the windows of a room', () => {
  it('have nothing before they were loaded', () => {
    const { handle } = createFakeRoom([], { room: readTo(0, []) })
    const windows = createWindows(handle, me.accountId, () => {})
    expect(windows).toMatchObject({ present: null, shown: null, reach: 'present' })
    expect([windows.older, windows.newer]).toEqual([{ state: 'none' }, { state: 'none' }])
    expect(windows.find(1)).toBeNull()
  })

  it('show the present first, which has nothing newer', async () => {
    const { windows } = await setUp()
    expect(windows.shown).toBe(windows.present)
    expect(windows).toMatchObject({ reach: 'present', older: { state: 'more' }, newer: { state: 'none' } })
  })

  it('tell when a page begins to load, and when it is there', async () => {
    const { windows, told } = await setUp()
    await windows.extend('older')
    expect(told).toEqual(['loading none', 'more none'])
    await windows.extend('newer')
    expect(told).toHaveLength(2)
  })

  it('keep a failed edge apart from the other one, and from the other stretch', async () => {
    const { windows, fail } = await setUp()
    windows.show(await windows.around(100))
    fail('history', new WarifuError('timed-out'))
    await windows.extend('older')
    expect(windows).toMatchObject({ older: { state: 'failed', error: 'timed-out' }, newer: { state: 'more' } })
    if (windows.present !== null) windows.show(windows.present)
    expect(windows.older).toEqual({ state: 'more' })
  })

  it('find a message in the past that is shown and in the present', async () => {
    const { windows } = await setUp()
    windows.show(await windows.around(100))
    expect([100, 300, 200].map((sequence) => windows.find(sequence)?.sequence)).toEqual([100, 300, undefined])
  })

  it('do not show what was only looked up', async () => {
    const { windows } = await setUp()
    await windows.around(100)
    expect(windows.reach).toBe('present')
  })

  it('make the past the present when it is loaded to the end, and keep hearing', async () => {
    const { windows, store } = await setUp(talk(1, 120))
    windows.show(await windows.around(30))
    expect(windows.reach).toBe('past')
    store(hana, written('now'))
    await windows.extend('newer')
    expect(windows).toMatchObject({ reach: 'present' })
    expect(windows.present).toMatchObject({ from: 5, to: 121 })
    store(hana, written('then'))
    expect(windows.present?.to).toBe(122)
  })

  it('show the present again where it holds what is looked for', async () => {
    const { windows } = await setUp()
    windows.show(await windows.around(100))
    windows.show(await windows.around(280))
    expect(windows.reach).toBe('present')
    expect(windows.shown).toBe(windows.present)
  })

  it('hear what comes while the present is loaded', async () => {
    const { windows, store, hold } = await setUp(talk(1, 3))
    const release = hold()
    const begun = windows.begin()
    store(hana, written('meanwhile'))
    release()
    await begun
    expect(windows.present).toMatchObject({ from: 1, to: 4 })
  })

  it('say so where the present cannot be loaded, and keep what is there', async () => {
    const { windows, fail } = await setUp()
    const { present } = windows
    fail('history', new WarifuError('store-unavailable'))
    await expect(windows.begin()).rejects.toMatchObject({ name: 'store-unavailable' })
    expect(windows.present).toBe(present)
  })

  it('forget everything when they are dropped', async () => {
    const { windows } = await setUp()
    windows.show(await windows.around(100))
    windows.drop()
    await settled()
    expect(windows).toMatchObject({ present: null, shown: null, reach: 'present' })
  })
})
