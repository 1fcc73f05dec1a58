import type { Client, ErrorName, Session } from '@warifu/client'
import { createAnnouncerModel, type AnnouncerModel } from './announcer/announcer.model.ts'
import type { Clock } from './clock.ts'
import { createColleagueModel, type ColleagueModel } from './colleague/colleague.model.ts'
import type { Drafts } from './composer/drafts.ts'
import { createCommandActs } from './command-acts.ts'
import { slashCommands } from './composer/slash.ts'
import { createCreateRoomModel, type CreateRoomModel } from './create-room/create-room.model.ts'
import { loadEmoji } from './emoji/emoji-data.ts'
import type { Say } from './i18n/i18n.ts'
import type { Platform } from './keys/chord.ts'
import { createKeysModel, type KeysModel } from './keys/keys.model.ts'
import { createAppBadgeModel, type AppBadge } from './notify/app-badge.ts'
import type { Desktop } from './notify/desktop.ts'
import { createLevelModel, type LevelModel } from './notify/level.model.ts'
import { createNotifyModel, type NotifyModel } from './notify/notify.model.ts'
import { createTotalModel, type TotalModel } from './notify/total.model.ts'
import { createRecentsModel, type RecentsModel } from './palette/recents.model.ts'
import { createNoticesModel, type NoticesModel } from './parts/notices.model.ts'
import { createDirectModel, type DirectModel } from './people/direct.model.ts'
import { createPeopleModel, type PeopleModel } from './people/people.model.ts'
import { createPresenceModel, type PresenceModel } from './people/presence.model.ts'
import type { Kept, PreferencesModel } from './preferences/preferences.model.ts'
import { createJoiningModel, type JoiningModel } from './room/joining.model.ts'
import { createRoomOpener, type RoomOpener } from './room/room.model.ts'
import { createMarked } from './room-list/marked.ts'
import { createRoomListModel, type RoomListModel } from './room-list/room-list.model.ts'
import { createUnreadModel, type UnreadModel } from './room-list/unread.model.ts'
import { createPrivacyModel, type PrivacyModel } from './settings/privacy.model.ts'
import { createReadingModel, type ReadingModel } from './settings/reading.model.ts'
import { roomPath } from './shell/place.ts'
import type { Model } from './snapshots.ts'
import { createStripModel, type StripModel } from './strip/strip.model.ts'
import { createUnsentModel } from './strip/unsent.model.ts'
import { createStayedModel, type StayedModel } from './tabs/stayed.model.ts'
import { createTabsModel, type TabsPort } from './tabs/tabs.model.ts'
import { createUpdateModel, type UpdateModel, type Version } from './update/update.model.ts'

/** What the screen of a signed-in account is made of. */
export type ChatModels = {
  readonly session: Session
  readonly announcer: AnnouncerModel
  readonly clipboard: Surroundings['clipboard']
  readonly desktop: Desktop
  /** What was begun to be written, by room. */
  readonly drafts: Drafts
  readonly joining: JoiningModel
  readonly keys: KeysModel
  readonly level: LevelModel
  readonly notices: NoticesModel
  readonly notify: NotifyModel
  readonly people: PeopleModel
  readonly preferences: PreferencesModel
  readonly presence: PresenceModel
  readonly privacy: PrivacyModel
  readonly recents: RecentsModel
  readonly roomList: RoomListModel
  readonly rooms: RoomOpener
  readonly stayed: StayedModel
  readonly strip: StripModel
  /** What is unread in all rooms together. */
  readonly total: TotalModel
  readonly unread: UnreadModel
  readonly update: UpdateModel
  /** One for each opened dialog. */
  readonly newColleague: () => ColleagueModel
  readonly newCreateRoom: () => CreateRoomModel
  readonly newDirect: () => DirectModel
  readonly newReading: () => ReadingModel
  readonly start: () => () => void
}

/** The page around the application, as far as models need it. */
export type Surroundings = {
  readonly clock: Clock
  readonly network: Model<boolean>
  readonly attention: Model<boolean>
  readonly clipboard: { readonly writeText: (text: string) => Promise<void> }
  readonly desktop: Desktop
  readonly appBadge: AppBadge
  /** What this browser keeps. */
  readonly storage: Kept
  readonly tabs: TabsPort
  readonly version: Version
  readonly platform: Platform
  /** Scheme, host and port of this page. */
  readonly origin: string
  /** Goes to another address of the application. */
  readonly go: (path: string) => void
  readonly say: Say
  /** What an error means, in the present language. */
  readonly explain: (error: ErrorName) => Promise<string>
}

export function createChatModels(
  client: Client,
  session: Session,
  drafts: Drafts,
  preferences: PreferencesModel,
  surroundings: Surroundings,
): ChatModels {
  const { clock, network, attention, clipboard, desktop, storage, version, origin, go, say, explain } = surroundings
  const me = session.account.accountId
  const keys = createKeysModel(surroundings.platform, () => preferences.snapshot().characterKeys === 'on')
  const announcer = createAnnouncerModel(clock)
  const notices = createNoticesModel(clock)
  const people = createPeopleModel(client, session.account)
  const presence = createPresenceModel(client, attention, clock)
  const privacy = createPrivacyModel(client)
  const unread = createUnreadModel(client, me, createMarked(storage, me), clock)
  const roomList = createRoomListModel(client, unread.newsAt)
  const unsent = createUnsentModel(client)
  const stayed = createStayedModel(unsent)
  const strip = createStripModel(client, network, unsent, clock)
  const tabs = createTabsModel(surroundings.tabs, me, attention, clock)
  const total = createTotalModel(client, unread)
  const appBadge = createAppBadgeModel(surroundings.appBadge, total, tabs.leads)
  const update = createUpdateModel(version, client, clock)
  const notify = createNotifyModel({
    desktop,
    preferences,
    kept: storage,
    tabs,
    people,
    unread,
    clock,
    say,
    navigate: go,
  })
  const rooms = createRoomOpener(client, me, {
    people,
    announcer,
    attention,
    clock,
    drafts,
    visited: unread.visited,
    commandActs: createCommandActs({ go, keys, notices, explain }),
    suggestions: () => ({
      rooms: (client.rooms ?? []).filter(isNamed),
      commands: slashCommands.map(({ name, words }) => ({ name, note: say(words) })),
      linkTo: ({ roomId }) => new URL(roomPath(roomId), origin).href,
    }),
    loadEmoji: () => loadEmoji(preferences.snapshot().language),
  })
  return {
    session,
    announcer,
    clipboard,
    desktop,
    drafts,
    joining: createJoiningModel(client),
    keys,
    level: createLevelModel(client),
    notices,
    notify,
    people,
    preferences,
    presence,
    privacy,
    recents: createRecentsModel(),
    roomList,
    rooms,
    stayed,
    strip,
    total,
    unread,
    update,
    newColleague: () => createColleagueModel(client, clipboard),
    newCreateRoom: () => createCreateRoomModel(client),
    newDirect: () => createDirectModel(client),
    newReading: () => createReadingModel(client, people),
    start() {
      const parts = [
        people,
        presence,
        privacy,
        unread,
        total,
        roomList,
        unsent,
        stayed,
        strip,
        tabs,
        appBadge,
        update,
        notify,
      ]
      const ends = parts.map((part) => part.start())
      return () => {
        announcer.stop()
        rooms.end()
        for (const end of ends) end()
      }
    },
  }
}

/** A room that can be linked to by its name: a direct one means another person to each of its members. */
const isNamed = ({ visibility, membership }: NonNullable<Client['rooms']>[number]): boolean =>
  membership.state === 'member' && visibility !== 'direct'
