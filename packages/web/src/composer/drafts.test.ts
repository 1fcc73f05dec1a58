import { describe, expect, it, vi } from 'vitest'
import { accountId, roomId } from '../testing/samples.ts'
import { createDraftKeeper, NO_DRAFT, type Draft, type DraftStore } from './drafts.ts'

const hana = accountId('hana')
const lee = accountId('lee')
const talk = roomId('talk')
const other = roomId('other')
const draft = (text: string, part: Partial<Draft> = {}): Draft => ({ ...NO_DRAFT, text, ...part })

/** A store that gives what it has once it is let. */
function createFakeStore(kept: ReadonlyMap<typeof talk, Draft> = new Map()) {
  const { promise, resolve } = Promise.withResolvers<ReadonlyMap<typeof talk, Draft>>()
  const store: DraftStore = {
    load: vi.fn(() => promise),
    save: vi.fn(async () => {}),
    forget: vi.fn(async () => {}),
  }
  return {
    store,
    load: async () => {
      resolve(kept)
      await promise
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('drafts', () => {
  it('are read as they were kept, each in its room', () => {
    const drafts = createDraftKeeper(createFakeStore().store).of(hana)
    expect(drafts.read(talk)).toBe(NO_DRAFT)
    drafts.keep(talk, draft('half a sen', { replyTo: 3 }))
    expect(drafts.read(talk)).toEqual(draft('half a sen', { replyTo: 3 }))
    expect(drafts.read(other)).toBe(NO_DRAFT)
  })

  it('are saved with each key; while one is being saved, the newest of what comes waits', async () => {
    const { store } = createFakeStore()
    const done: (() => void)[] = []
    vi.mocked(store.save).mockImplementation(() => new Promise<void>((resolve) => done.push(resolve)))
    const drafts = createDraftKeeper(store).of(hana)
    const texts = () => vi.mocked(store.save).mock.calls.map(([, room, { text }]) => [room, text])
    drafts.keep(talk, draft('a'))
    drafts.keep(talk, draft('ab'))
    drafts.keep(talk, draft('abc'))
    drafts.keep(other, draft('x'))
    expect(texts()).toEqual([
      [talk, 'a'],
      [other, 'x'],
    ])
    done.shift()?.()
    await settled()
    expect(texts().at(-1)).toEqual([talk, 'abc'])
    for (const each of done.splice(0)) each()
    await settled()
    expect(texts()).toHaveLength(3)
    drafts.keep(talk, draft(''))
    expect(texts().at(-1)).toEqual([talk, ''])
  })

  it('that could not be saved are saved with the next key', async () => {
    const { store } = createFakeStore()
    vi.mocked(store.save).mockRejectedValueOnce(new Error('full'))
    const drafts = createDraftKeeper(store).of(hana)
    drafts.keep(talk, draft('a'))
    await settled()
    drafts.keep(talk, draft('ab'))
    expect(store.save).toHaveBeenLastCalledWith(hana, talk, draft('ab'))
  })

  it('come from the disk when they are loaded, and tell it', async () => {
    const { store, load } = createFakeStore(new Map([[talk, draft('from yesterday')]]))
    const drafts = createDraftKeeper(store).of(hana)
    const told = vi.fn()
    drafts.subscribe(told)
    await load()
    expect(drafts.read(talk)).toEqual(draft('from yesterday'))
    expect(drafts.snapshot()).toEqual(new Set([talk]))
    expect(told).toHaveBeenCalledTimes(1)
  })

  it('are not overwritten by older ones that are loaded later, also where they were emptied', async () => {
    const { store, load } = createFakeStore(
      new Map([
        [talk, draft('old')],
        [other, draft('old')],
      ]),
    )
    const drafts = createDraftKeeper(store).of(hana)
    drafts.keep(talk, draft('new'))
    drafts.keep(other, draft(''))
    await load()
    expect(drafts.read(talk).text).toBe('new')
    expect(drafts.read(other).text).toBe('')
  })

  it('tell which rooms have a text, and only when that changes', () => {
    const drafts = createDraftKeeper(createFakeStore().store).of(hana)
    const told = vi.fn()
    drafts.subscribe(told)
    drafts.keep(talk, draft('a'))
    drafts.keep(talk, draft('ab'))
    drafts.keep(other, draft(' \n'))
    expect(drafts.snapshot()).toEqual(new Set([talk]))
    expect(told).toHaveBeenCalledTimes(1)
    drafts.keep(talk, draft(''))
    expect(drafts.snapshot()).toEqual(new Set())
  })

  it('are one account’s', () => {
    const keeper = createDraftKeeper(createFakeStore().store)
    keeper.of(hana).keep(talk, draft('a'))
    expect(keeper.of(hana).read(talk).text).toBe('a')
    expect(keeper.of(lee).read(talk)).toBe(NO_DRAFT)
  })

  it('are gone with signing out, from the disk too, and nothing that waited is saved any more', async () => {
    const { store } = createFakeStore()
    const keeper = createDraftKeeper(store)
    const drafts = keeper.of(hana)
    drafts.keep(talk, draft('a'))
    drafts.keep(talk, draft('ab'))
    keeper.forget(hana)
    await settled()
    expect(vi.mocked(store.save).mock.calls).toEqual([[hana, talk, draft('a')]])
    expect(store.forget).toHaveBeenCalledWith(hana)
    expect(drafts.snapshot()).toEqual(new Set())
    expect(keeper.of(hana).read(talk)).toBe(NO_DRAFT)
  })

  it('of an account that signed out do not come back from the disk', async () => {
    const { store, load } = createFakeStore(new Map([[talk, draft('old')]]))
    const keeper = createDraftKeeper(store)
    const drafts = keeper.of(hana)
    keeper.forget(hana)
    await load()
    expect(drafts.read(talk)).toBe(NO_DRAFT)
  })

  it('last as long as the page where the browser keeps nothing', async () => {
    const store: DraftStore = {
      load: () => Promise.reject(new Error('forbidden')),
      save: () => Promise.reject(new Error('forbidden')),
      forget: () => Promise.reject(new Error('forbidden')),
    }
    const keeper = createDraftKeeper(store)
    keeper.of(hana).keep(talk, draft('a'))
    await Promise.resolve()
    expect(keeper.of(hana).read(talk).text).toBe('a')
    keeper.forget(hana)
    await Promise.resolve()
  })
})
