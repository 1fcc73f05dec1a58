import type { RoomId } from '@warifu/client'
import type { Clock } from '../clock.ts'
import type { Say } from '../i18n/i18n.ts'
import { messagePath } from '../message/permalink.ts'
import type { People } from '../people/people.model.ts'
import type { Kept, PreferencesModel } from '../preferences/preferences.model.ts'
import type { News, Stale } from '../room-list/news.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import type { TabsModel } from '../tabs/tabs.model.ts'
import { plainTextOf } from '../text/plain-text.ts'
import { createAsked } from './asked.ts'
import type { Desktop } from './desktop.ts'

/** Whether the reader is asked if they want to be told: once, after the first message that is meant for them. */
export type NotifyOffer = 'none' | 'offered' | 'asking'

export type NotifyModel = Model<NotifyOffer> & {
  readonly accept: () => Promise<void>
  readonly decline: () => void
  readonly start: () => () => void
}

/** The desktop is told at most this often; of what comes between, the newest of each room. */
const REST_MS = 3_000

export type NotifyParts = {
  readonly desktop: Desktop
  readonly preferences: PreferencesModel
  readonly kept: Kept
  readonly tabs: Pick<TabsModel, 'leads' | 'isLookedAt'>
  readonly people: Model<People>
  readonly unread: {
    readonly onNews: (listener: (news: News) => void) => () => void
    readonly onStale: (listener: (stale: Stale) => void) => () => void
  }
  readonly clock: Clock
  readonly say: Say
  readonly navigate: (path: string) => void
}

type Standing = { readonly sequence: number; readonly withText: boolean; readonly close: () => void }

/**
 * Tells the desktop of news while no tab is looked at: one notification a room. One tab speaks for all of them, and takes back what
 * is no news any more.
 */
export function createNotifyModel(parts: NotifyParts): NotifyModel {
  const { desktop, preferences, kept, tabs, people, unread, clock, say, navigate } = parts
  const snapshots = createSnapshots<NotifyOffer>('none')
  const asked = createAsked(kept)
  const standing = new Map<RoomId, Standing>()
  /** What the desktop will be told of next. */
  let waiting: ReadonlyMap<RoomId, News> = new Map()
  let isResting = false
  let wake = () => {}

  const isOn = () => preferences.snapshot().notifications === 'on' && desktop.permission() === 'granted'
  const speaks = () => isOn() && tabs.leads.snapshot()

  const heard = (news: News) => {
    if (news.mentions) offer()
    if (!isWanted(news) || !speaks()) return
    const before = waiting.get(news.room.roomId)
    // What is meant for the reader is told rather than what came after it.
    if (before?.mentions !== true || news.mentions) waiting = new Map([...waiting, [news.room.roomId, news]])
    if (!isResting) void tell()
  }

  const offer = () => {
    const isOpen = desktop.permission() === 'default' && !asked.was() && preferences.snapshot().notifications === 'off'
    if (isOpen && snapshots.snapshot() === 'none') snapshots.set('offered')
  }

  const tell = async () => {
    isResting = true
    const isLookedAt = await tabs.isLookedAt()
    // What was read while the tabs were asked is not among them any more.
    const told = waiting
    waiting = new Map()
    if (!isLookedAt && speaks()) for (const news of told.values()) show(news)
    wake = clock.after(REST_MS, () => {
      isResting = false
      if (waiting.size > 0) void tell()
    })
  }

  const show = (news: News) => {
    const { room, sequence, accountId, mentions } = news
    const author = people.snapshot().get(accountId)?.name ?? say('timeline.unknown-author')
    const text = preferences.snapshot().notificationText === 'shown' ? news.text : null
    const close = desktop.show({
      tag: room.roomId,
      title: room.visibility === 'direct' ? author : say('notify.title', { author, room: room.name }),
      body: text === null ? wordsOf(news) : plainTextOf(text),
      calls: mentions,
      onClick: () => {
        navigate(messagePath(room.roomId, sequence))
      },
    })
    standing.set(room.roomId, { sequence, withText: text !== null, close })
  }

  const wordsOf = ({ mentions, room }: News): string =>
    say(mentions && room.visibility !== 'direct' ? 'notify.mentioned' : 'notify.wrote')

  const takeBack = (roomId: RoomId) => {
    standing.get(roomId)?.close()
    standing.delete(roomId)
  }

  const stale = (what: Stale) => {
    const { roomId } = what
    const next = waiting.get(roomId)
    if (next !== undefined && isStale(next, what)) waiting = new Map([...waiting].filter(([each]) => each !== roomId))
    const shown = standing.get(roomId)
    if (shown !== undefined && isStale(shown, what)) takeBack(roomId)
  }

  const preferred = () => {
    const { notifications, notificationText } = preferences.snapshot()
    for (const [roomId, { withText }] of [...standing])
      if (notifications === 'off' || (withText && notificationText === 'hidden')) takeBack(roomId)
  }

  const settle = () => {
    asked.remember()
    snapshots.set('none')
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async accept() {
      snapshots.set('asking')
      const answer = await desktop.ask()
      if (answer === 'granted') preferences.choose('notifications', 'on')
      settle()
    },
    decline: settle,
    start() {
      const ends = [
        unread.onNews(heard),
        unread.onStale(stale),
        preferences.subscribe(preferred),
        // Another tab asked, and was answered.
        asked.onRemembered(() => {
          snapshots.set('none')
        }),
      ]
      return () => {
        wake()
        isResting = false
        waiting = new Map()
        for (const end of ends) end()
        for (const roomId of [...standing.keys()]) takeBack(roomId)
      }
    },
  }
}

function isStale({ sequence }: { readonly sequence: number }, what: Stale): boolean {
  if (what.why === 'left') return true
  return what.why === 'read' ? sequence <= what.sequence : sequence === what.sequence
}

/** What the reader wants to be told of in this room. */
function isWanted({ room, mentions }: News): boolean {
  if (room.membership.state !== 'member' || room.membership.notify === 'none') return false
  return room.membership.notify === 'all' || mentions
}
