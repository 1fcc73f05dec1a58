import type { NotifyLevel, RoomId } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createI18n, sayIn } from '../i18n/i18n.ts'
import type { Preferences } from '../preferences/preferences.model.ts'
import type { News, Stale } from '../room-list/news.ts'
import { createSnapshots } from '../snapshots.ts'
import { createFakeClock } from '../testing/fake-clock.ts'
import { account, roomId } from '../testing/samples.ts'
import type { DesktopPermission, Shown } from './desktop.ts'
import { createNotifyModel } from './notify.model.ts'

const sato = account('sato', '佐藤 花')
const security = roomId('security')
const settled = () => new Promise((resolve) => setImmediate(resolve))
const REST_MS = 3_000

type Part = {
  readonly permission?: DesktopPermission
  readonly on?: boolean
  readonly text?: 'hidden' | 'shown'
  readonly leads?: boolean
}

function setUp(part: Part = {}) {
  let permission = part.permission ?? 'granted'
  let hear: (news: News) => void = () => {}
  let outdate: (stale: Stale) => void = () => {}
  const chosen = createSnapshots<Preferences>({
    theme: 'system',
    contrast: 'system',
    density: 'comfortable',
    textSize: 'usual',
    sendKey: 'enter',
    characterKeys: 'on',
    language: 'en',
    notifications: part.on === false ? 'off' : 'on',
    notificationText: part.text ?? 'hidden',
  })
  const choose = (name: string, value: string) => {
    chosen.set({ ...chosen.snapshot(), [name]: value })
  }
  const kept = new Map<string, string>()
  const otherTabs = new Set<(key: string | null) => void>()
  const shown: Shown[] = []
  const closed: string[] = []
  const went: string[] = []
  const looking = vi.fn(async () => false)
  const leads = createSnapshots(part.leads ?? true)
  const clock = createFakeClock()
  const model = createNotifyModel({
    desktop: {
      permission: () => permission,
      ask: async () => permission,
      show: (each) => {
        shown.push(each)
        return () => closed.push(each.tag)
      },
    },
    preferences: { ...chosen, choose, speak: () => {} },
    kept: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      onChanged: (listener) => {
        otherTabs.add(listener)
        return () => otherTabs.delete(listener)
      },
    },
    tabs: { leads, isLookedAt: looking },
    people: createSnapshots(new Map([[sato.accountId, { ...sato, reading: null }]])),
    unread: {
      onNews: (listener) => {
        hear = listener
        return () => {}
      },
      onStale: (listener) => {
        outdate = listener
        return () => {}
      },
    },
    clock,
    say: sayIn(createI18n('en')),
    navigate: (path) => void went.push(path),
  })
  const stop = model.start()
  return {
    model,
    kept,
    otherTabs,
    shown,
    closed,
    went,
    choose,
    chosen,
    clock,
    looking,
    leads,
    stop,
    hear: (news: News) => {
      hear(news)
    },
    come: async (news: News) => {
      hear(news)
      await settled()
    },
    outdate: (stale: Stale) => {
      outdate(stale)
    },
    allow: (next: DesktopPermission) => (permission = next),
  }
}

type NewsPart = {
  readonly level?: NotifyLevel
  readonly mentions?: boolean
  readonly visibility?: 'public' | 'direct'
  readonly sequence?: number
  readonly room?: RoomId
  readonly text?: string | null
}

const news = (part: NewsPart = {}): News => ({
  room: {
    roomId: part.room ?? security,
    name: 'security',
    purpose: '',
    visibility: part.visibility ?? 'public',
    peer: null,
    createdAt: 0,
    members: 2,
    head: 9,
    membership: { state: 'member', role: 'member', readSequence: 6, notify: part.level ?? 'all' },
  },
  sequence: part.sequence ?? 7,
  accountId: sato.accountId,
  text: part.text === undefined ? 'The **key** is under the mat.' : part.text,
  mentions: part.mentions ?? false,
})

describe('notifications', () => {
  it('come for what the room’s level asks for, and for nothing else', async () => {
    const { shown, come, clock } = setUp()
    await come(news({ level: 'none', mentions: true }))
    await come(news({ level: 'mentions' }))
    expect(shown).toHaveLength(0)
    await come(news({ level: 'mentions', mentions: true }))
    clock.advance(REST_MS)
    await come(news())
    expect(shown).toHaveLength(2)
  })

  it('say who wrote where, and nothing of the text', async () => {
    const { shown, come, clock } = setUp()
    await come(news({ mentions: true }))
    clock.advance(REST_MS)
    await come(news({ mentions: true, visibility: 'direct' }))
    expect(shown.map(({ title, body }) => [title, body])).toEqual([
      ['佐藤 花 in security', 'Mentioned you'],
      ['佐藤 花', 'Wrote a message'],
    ])
  })

  it('show the text where that was chosen, without its marks and without characters that act unseen', async () => {
    const { shown, come, clock } = setUp({ text: 'shown' })
    await come(news())
    clock.advance(REST_MS)
    await come(news({ text: 'invoice\u202Egpj.exe' }))
    clock.advance(REST_MS)
    await come(news({ text: null }))
    expect(shown.map(({ body }) => body)).toEqual([
      'The key is under the mat.',
      'invoiceU+202Egpj.exe',
      'Wrote a message',
    ])
  })

  it('come from one tab, and not while somebody is looking at any', async () => {
    const follower = setUp({ leads: false })
    await follower.come(news())
    expect(follower.shown).toHaveLength(0)
    expect(follower.looking).not.toHaveBeenCalled()
    const looked = setUp()
    looked.looking.mockResolvedValue(true)
    await looked.come(news())
    looked.looking.mockResolvedValue(false)
    looked.clock.advance(REST_MS)
    await settled()
    expect(looked.shown).toHaveLength(0)
  })

  it('come from the tab that leads next, once the first one is gone', async () => {
    const { shown, come, leads } = setUp({ leads: false })
    leads.set(true)
    await come(news())
    expect(shown).toHaveLength(1)
  })

  it('do not come where the reader or the browser says no', async () => {
    for (const part of [{ on: false }, { permission: 'denied' }, { permission: 'default' }] as const) {
      const { shown, come } = setUp(part)
      await come(news())
      expect(shown).toHaveLength(0)
    }
  })

  it('lead to the message', async () => {
    const { shown, went, come } = setUp()
    await come(news())
    shown[0]?.onClick()
    expect(went).toEqual([`/rooms/${security}/messages/7`])
  })

  it('go with the page, and so does what waits', async () => {
    const { shown, closed, stop, come, hear, clock } = setUp()
    await come(news())
    hear(news({ sequence: 8 }))
    stop()
    clock.advance(REST_MS)
    await settled()
    expect(closed).toEqual([security])
    expect(shown).toHaveLength(1)
  })
})

describe('a flood', () => {
  it('of one room is one notification, and the tabs are asked once', async () => {
    const { shown, looking, hear, clock } = setUp()
    for (let sequence = 7; sequence < 1_007; sequence += 1) hear(news({ sequence }))
    await settled()
    expect(shown).toHaveLength(1)
    expect(looking).toHaveBeenCalledTimes(1)
    for (let sequence = 1_007; sequence < 2_007; sequence += 1) hear(news({ sequence }))
    clock.advance(REST_MS - 1)
    await settled()
    expect(shown).toHaveLength(1)
    clock.advance(1)
    await settled()
    expect(shown.map(({ tag }) => tag)).toEqual([security, security])
    expect(looking).toHaveBeenCalledTimes(2)
  })

  it('does not hide what is meant for the reader, nor calls for the rest again', async () => {
    const { shown, went, hear } = setUp()
    hear(news({ sequence: 7 }))
    hear(news({ sequence: 8, mentions: true }))
    hear(news({ sequence: 9 }))
    hear(news({ sequence: 9, room: roomId('release') }))
    await settled()
    expect(shown.map(({ body, calls }) => [body, calls])).toEqual([
      ['Mentioned you', true],
      ['Wrote a message', false],
    ])
    shown[0]?.onClick()
    expect(went).toEqual([`/rooms/${security}/messages/8`])
  })
})

describe('what was shown', () => {
  it('is taken back when it was read, here or in another tab', async () => {
    const { closed, come, outdate } = setUp()
    await come(news({ sequence: 7 }))
    outdate({ why: 'read', roomId: security, sequence: 6 })
    outdate({ why: 'read', roomId: roomId('release'), sequence: 9 })
    expect(closed).toEqual([])
    outdate({ why: 'read', roomId: security, sequence: 7 })
    outdate({ why: 'read', roomId: security, sequence: 8 })
    expect(closed).toEqual([security])
  })

  it('is taken back when the message was deleted, or the room left', async () => {
    const deleted = setUp({ text: 'shown' })
    await deleted.come(news({ sequence: 7 }))
    deleted.outdate({ why: 'deleted', roomId: security, sequence: 6 })
    expect(deleted.closed).toEqual([])
    deleted.outdate({ why: 'deleted', roomId: security, sequence: 7 })
    expect(deleted.closed).toEqual([security])
    const left = setUp()
    await left.come(news())
    left.outdate({ why: 'left', roomId: security })
    expect(left.closed).toEqual([security])
  })

  it('is not shown at all when it was read while the tabs were asked', async () => {
    const { shown, hear, outdate, looking } = setUp()
    const { promise, resolve } = Promise.withResolvers<boolean>()
    looking.mockReturnValueOnce(promise)
    hear(news({ sequence: 7 }))
    hear(news({ sequence: 9, room: roomId('release') }))
    outdate({ why: 'read', roomId: security, sequence: 7 })
    resolve(false)
    await settled()
    expect(shown.map(({ tag }) => tag)).toEqual([roomId('release')])
  })

  it('is taken back where notifications are turned off, and where its text is to be hidden', async () => {
    const off = setUp()
    await off.come(news())
    off.choose('theme', 'dark')
    expect(off.closed).toEqual([])
    off.choose('notifications', 'off')
    expect(off.closed).toEqual([security])
    const hidden = setUp({ text: 'shown' })
    await hidden.come(news())
    hidden.choose('notificationText', 'hidden')
    expect(hidden.closed).toEqual([security])
  })
})

describe('asking for notifications', () => {
  const unasked = { permission: 'default', on: false } as const

  it('waits for the first message that is meant for the reader, and comes once', async () => {
    const { model, kept, come } = setUp(unasked)
    await come(news())
    expect(model.snapshot()).toBe('none')
    await come(news({ mentions: true }))
    expect(model.snapshot()).toBe('offered')
    model.decline()
    await come(news({ mentions: true }))
    expect(model.snapshot()).toBe('none')
    expect([...kept.keys()]).toEqual(['warifu.notificationsAsked'])
  })

  it('turns them on where browser and reader agree', async () => {
    const { model, chosen, allow, come } = setUp(unasked)
    await come(news({ mentions: true }))
    allow('granted')
    await model.accept()
    expect(chosen.snapshot().notifications).toBe('on')
    expect(model.snapshot()).toBe('none')
  })

  it('leaves them off where the browser’s own question was declined', async () => {
    const { model, chosen, allow, come } = setUp(unasked)
    await come(news({ mentions: true }))
    allow('denied')
    await model.accept()
    expect(chosen.snapshot().notifications).toBe('off')
    expect(model.snapshot()).toBe('none')
  })

  it('is not disturbed by what comes while the browser asks', async () => {
    const { model, come } = setUp(unasked)
    await come(news({ mentions: true }))
    const accepted = model.accept()
    const heard = come(news({ mentions: true }))
    expect(model.snapshot()).toBe('asking')
    await Promise.all([accepted, heard])
  })

  it('ends in every tab when it was answered in one', async () => {
    const { model, otherTabs, come } = setUp(unasked)
    await come(news({ mentions: true }))
    for (const tab of otherTabs) tab('warifu.theme')
    expect(model.snapshot()).toBe('offered')
    for (const tab of otherTabs) tab('warifu.notificationsAsked')
    expect(model.snapshot()).toBe('none')
  })

  it('is left alone where the browser has refused them', async () => {
    const { model, come } = setUp({ permission: 'denied', on: false })
    await come(news({ mentions: true }))
    expect(model.snapshot()).toBe('none')
  })
})
