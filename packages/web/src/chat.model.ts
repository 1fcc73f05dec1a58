import type { Client, Session } from '@warifu/client'
import { createAnnouncerModel, type AnnouncerModel } from './announcer/announcer.model.ts'
import type { Clock } from './clock.ts'
import { createColleagueModel, type ColleagueModel } from './colleague/colleague.model.ts'
import type { Drafts } from './composer/drafts.ts'
import { createCreateRoomModel, type CreateRoomModel } from './create-room/create-room.model.ts'
import { createNoticesModel, type NoticesModel } from './parts/notices.model.ts'
import type { CommandActs } from './composer/room-commands.ts'
import { slashCommands } from './composer/slash.ts'
import { loadEmoji } from './emoji/emoji-data.ts'
import type { Say } from './i18n/i18n.ts'
import type { PreferencesModel } from './preferences/preferences.model.ts'
import { createPeopleModel, type PeopleModel } from './people/people.model.ts'
import { createJoiningModel, type JoiningModel } from './room/joining.model.ts'
import { createRoomOpener, type RoomOpener } from './room/room.model.ts'
import { createRoomListModel, type RoomListModel } from './room-list/room-list.model.ts'
import type { Model } from './snapshots.ts'
import { createStripModel, type StripModel } from './strip/strip.model.ts'
import { createUnsentModel } from './strip/unsent.model.ts'

/** What the screen of a signed-in account is made of. */
export type ChatModels = {
  readonly session: Session
  readonly announcer: AnnouncerModel
  readonly joining: JoiningModel
  /** One for each opened dialog. */
  readonly newCreateRoom: () => CreateRoomModel
  readonly newColleague: () => ColleagueModel
  readonly rooms: RoomOpener
  readonly notices: NoticesModel
  readonly clipboard: Surroundings['clipboard']
  readonly people: PeopleModel
  readonly preferences: PreferencesModel
  readonly roomList: RoomListModel
  readonly strip: StripModel
  readonly start: () => () => void
}

/** The page around the application, as far as models need it. */
export type Surroundings = {
  readonly clock: Clock
  readonly network: Model<boolean>
  readonly attention: Model<boolean>
  readonly clipboard: { readonly writeText: (text: string) => Promise<void> }
  /** Scheme, host and port of this page. */
  readonly origin: string
  /** Goes to another address of the application. */
  readonly go: (path: string) => void
  readonly say: Say
}

export function createChatModels(
  client: Client,
  session: Session,
  drafts: Drafts,
  preferences: PreferencesModel,
  surroundings: Surroundings,
): ChatModels {
  const { clock, network, attention, clipboard, origin, go, say } = surroundings
  const announcer = createAnnouncerModel(clock)
  const people = createPeopleModel(client, session.account)
  const roomList = createRoomListModel(client)
  const unsent = createUnsentModel(client)
  const notices = createNoticesModel(clock)
  const commandActs = (roomId: RoomId): CommandActs => ({
    showPanel: (panel) => {
      go(panelPath(roomId, panel))
    },
    showShortcuts: () => void keys.run('shortcuts'),
    failed: (error) => {
      notices.tell(explained(errorName(error)))
    },
  })
  const rooms = createRoomOpener(client, session.account.accountId, {
    people,
    announcer,
    attention,
    clock,
    drafts,
    commandActs,
    suggestions: () => ({
      rooms: (client.rooms ?? []).filter(
        ({ visibility, membership }) => membership.state === 'member' && visibility !== 'direct',
      ),
      commands: slashCommands.map(({ name, words }) => ({ name, note: say(words) })),
      linkTo: ({ roomId }) => new URL(roomPath(roomId), origin).href,
    }),
    loadEmoji: () => loadEmoji(preferences.snapshot().language),
  })
  const strip = createStripModel(client, network, unsent, clock)
  return {
    session,
    announcer,
    joining: createJoiningModel(client),
    newCreateRoom: () => createCreateRoomModel(client),
    newColleague: () => createColleagueModel(client, clipboard),
    rooms,
    notices,
    clipboard,
    people,
    preferences,
    roomList,
    strip,
    start() {
      const ends = [people.start(), roomList.start(), unsent.start(), strip.start()]
      return () => {
        announcer.stop()
        rooms.end()
        for (const end of ends) end()
      }
    },
  }
}
