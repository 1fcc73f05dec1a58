import type { NotifyLevel, RoomId } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createI18n, sayIn } from '../i18n/i18n.ts'
import type { News } from '../room-list/news.ts'
import { createSnapshots } from '../snapshots.ts'
import { account, roomId } from '../testing/fake-client.ts'
import type { DesktopPermission, Shown } from './desktop.ts'
import { createNotifyModel } from './notify.model.ts'

const sato = account('sato', '佐藤 花')
const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp(
  part: { permission?: DesktopPermission; on?: boolean; text?: 'hidden' | 'shown'; leads?: boolean } = {},
) {
  let permission = part.permission ?? 'granted'
  let looked = false
  let hear: (news: News) => void = () => {}
  let read: (roomId: RoomId, sequence: number) => void = () => {}
  const chosen = { notifications: part.on === false ? 'off' : 'on', notificationText: part.text ?? 'hidden' }
  const choose = vi.fn((name: keyof typeof chosen, value: string) => {
    chosen[name] = value as never
  })
  const kept = new Map<string, string>()
  const shown: Shown[] = []
  const closed: string[] = []
  const went: string[] = []
  const model = createNotifyModel({
    desktop: {
      permission: () => permission,
      ask: async () => (permission = 'granted'),
      show: (each) => {
        shown.push(each)
        return () => closed.push(each.tag)
      },
    },
    preferences: { snapshot: () => chosen, choose } as never,
    kept: {
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, value),
      onChanged: () => {},
    },
    tabs: { leads: createSnapshots(part.leads ?? true), isLookedAt: async () => looked, start: () => () => {} },
    people: createSnapshots(new Map([[sato.accountId, { ...sato, reading: null }]])),
    unread: {
      onNews: (listener) => {
        hear = listener
        return () => {}
      },
      onRead: (listener) => {
        read = listener
        return () => {}
      },
    },
    say: sayIn(createI18n('en')),
    navigate: (path) => void went.push(path),
  })
  const stop = model.start()
  const news = (
    level: NotifyLevel,
    mentions: boolean,
    visibility: 'public' | 'direct' = 'public',
    sequence = 7,
  ): News => ({
    room: {
      roomId: roomId('security'),
      name: 'security',
      visibility,
      membership: { state: 'member', role: 'member', readSequence: 6, notify: level },
    } as News['room'],
    sequence,
    accountId: sato.accountId,
    text: 'The key is under the mat.',
    mentions,
  })
  const come = async (each: News) => {
    hear(each)
    await settled()
  }
  return { model, kept, shown, closed, went, choose, stop, news, come, read: () => read, look: () => (looked = true) }
}

describe('notifications', () => {
  it('come for what the room’s level asks for, and for nothing else', async () => {
    const { shown, news, come } = setUp()
    await come(news('none', true))
    await come(news('mentions', false))
    expect(shown).toHaveLength(0)
    await come(news('mentions', true))
    await come(news('all', false))
    expect(shown).toHaveLength(2)
  })

  it('say who wrote where, and nothing of the text until that is wanted', async () => {
    const hidden = setUp()
    await hidden.come(hidden.news('all', true))
    expect(hidden.shown[0]).toMatchObject({ title: '佐藤 花 in security', body: 'Mentioned you' })
    const shown = setUp({ text: 'shown' })
    await shown.come(shown.news('all', true, 'direct'))
    expect(shown.shown[0]).toMatchObject({ title: '佐藤 花', body: 'The key is under the mat.' })
  })

  it('come from one tab, and not while somebody is looking at any', async () => {
    const follower = setUp({ leads: false })
    await follower.come(follower.news('all', true))
    expect(follower.shown).toHaveLength(0)
    const looked = setUp()
    looked.look()
    await looked.come(looked.news('all', true))
    expect(looked.shown).toHaveLength(0)
  })

  it('lead to the message, and go when it was read', async () => {
    const { shown, closed, went, news, come, read } = setUp()
    await come(news('all', true))
    shown[0]?.onClick()
    expect(went).toEqual([`/rooms/${roomId('security')}/messages/7`])
    read()(roomId('security'), 6)
    expect(closed).toEqual([])
    read()(roomId('security'), 7)
    expect(closed).toEqual([roomId('security')])
  })

  it('go with the page', async () => {
    const { closed, stop, news, come } = setUp()
    await come(news('all', true))
    stop()
    expect(closed).toHaveLength(1)
  })
})

describe('asking for notifications', () => {
  it('waits for the first message that is meant for the reader, and comes once', async () => {
    const { model, kept, news, come } = setUp({ permission: 'default', on: false })
    await come(news('all', false))
    expect(model.snapshot()).toBe('none')
    await come(news('mentions', true))
    expect(model.snapshot()).toBe('offered')
    model.decline()
    await come(news('mentions', true))
    expect(model.snapshot()).toBe('none')
    expect(kept.size).toBe(1)
  })

  it('turns them on where browser and reader agree', async () => {
    const { model, choose, news, come } = setUp({ permission: 'default', on: false })
    await come(news('all', true))
    await model.accept()
    expect(choose).toHaveBeenCalledWith('notifications', 'on')
    expect(model.snapshot()).toBe('none')
  })

  it('is left alone where the browser has refused them', async () => {
    const { model, news, come } = setUp({ permission: 'denied', on: false })
    await come(news('all', true))
    expect(model.snapshot()).toBe('none')
  })
})
