import type { RoomId } from '@warifu/client'
import type { Say } from '../i18n/i18n.ts'
import { messagePath } from '../message/permalink.ts'
import type { People } from '../people/people.model.ts'
import type { Kept, PreferencesModel } from '../preferences/preferences.model.ts'
import type { News } from '../room-list/news.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import type { TabsModel } from '../tabs/tabs.model.ts'
import type { Desktop } from './desktop.ts'

/** Whether the reader is asked if they want to be told: once, after the first message that is meant for them. */
export type NotifyOffer = 'none' | 'offered' | 'asking'

export type NotifyModel = Model<NotifyOffer> & {
  readonly accept: () => Promise<void>
  readonly decline: () => void
  readonly start: () => () => void
}

/** Under which name a browser remembers that it was asked. */
const ASKED = 'warifu.notificationsAsked'

export type NotifyParts = {
  readonly desktop: Desktop
  readonly preferences: PreferencesModel
  readonly kept: Kept
  readonly tabs: TabsModel
  readonly people: Model<People>
  readonly unread: {
    readonly onNews: (listener: (news: News) => void) => () => void
    readonly onRead: (listener: (roomId: RoomId, sequence: number) => void) => () => void
  }
  readonly say: Say
  readonly navigate: (path: string) => void
}

/**
 * Tells the desktop of news while no tab is looked at. One tab speaks for all of them, and takes back what was read meanwhile.
 */
export function createNotifyModel(parts: NotifyParts): NotifyModel {
  const { desktop, preferences, kept, tabs, people, unread, say, navigate } = parts
  const snapshots = createSnapshots<NotifyOffer>('none')
  const shown = new Map<RoomId, { readonly sequence: number; readonly close: () => void }>()

  const heard = (news: News) => {
    if (news.mentions) offer()
    if (isWanted(news)) void tell(news)
  }

  const offer = () => {
    const unasked = desktop.permission() === 'default' && !wasAsked(kept)
    if (unasked && preferences.snapshot().notifications === 'off') snapshots.set('offered')
  }

  const isOn = () => preferences.snapshot().notifications === 'on' && desktop.permission() === 'granted'

  const tell = async (news: News) => {
    if (!isOn() || !tabs.leads.snapshot() || (await tabs.isLookedAt())) return
    const { roomId, visibility, name } = news.room
    const author = people.snapshot().get(news.accountId)?.name ?? say('timeline.unknown-author')
    const close = desktop.show({
      tag: roomId,
      title: visibility === 'direct' ? author : say('notify.title', { author, room: name }),
      body: bodyOf(news),
      onClick: () => {
        navigate(messagePath(roomId, news.sequence))
      },
    })
    shown.set(roomId, { sequence: news.sequence, close })
  }

  const bodyOf = ({ text, mentions, room }: News): string => {
    if (preferences.snapshot().notificationText === 'shown' && text !== null) return text
    return say(mentions && room.visibility !== 'direct' ? 'notify.mentioned' : 'notify.wrote')
  }

  const read = (roomId: RoomId, sequence: number) => {
    const notification = shown.get(roomId)
    if (notification === undefined || notification.sequence > sequence) return
    notification.close()
    shown.delete(roomId)
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async accept() {
      snapshots.set('asking')
      remember(kept)
      if ((await desktop.ask()) === 'granted') preferences.choose('notifications', 'on')
      snapshots.set('none')
    },
    decline() {
      remember(kept)
      snapshots.set('none')
    },
    start() {
      const ends = [unread.onNews(heard), unread.onRead(read)]
      return () => {
        for (const end of ends) end()
        for (const { close } of shown.values()) close()
        shown.clear()
      }
    },
  }
}

/** What the reader wants to be told of in this room. */
function isWanted({ room, mentions }: News): boolean {
  if (room.membership.state !== 'member' || room.membership.notify === 'none') return false
  return room.membership.notify === 'all' || mentions
}

// A browser may forbid storage; then it is asked once a page.
function wasAsked(kept: Kept): boolean {
  try {
    return kept.getItem(ASKED) !== null
  } catch {
    return false
  }
}

function remember(kept: Kept): void {
  try {
    kept.setItem(ASKED, 'yes')
  } catch {
    return
  }
}
