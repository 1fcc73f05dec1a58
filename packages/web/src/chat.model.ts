import type { Client, Session } from '@warifu/client'
import { createAnnouncerModel, type AnnouncerModel } from './announcer/announcer.model.ts'
import type { Clock } from './clock.ts'
import { createColleagueModel, type ColleagueModel } from './colleague/colleague.model.ts'
import type { Drafts } from './composer/drafts.ts'
import { createCreateRoomModel, type CreateRoomModel } from './create-room/create-room.model.ts'
import { createNoticesModel, type NoticesModel } from './parts/notices.model.ts'
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
}

export function createChatModels(
  client: Client,
  session: Session,
  drafts: Drafts,
  surroundings: Surroundings,
): ChatModels {
  const { clock, network, attention, clipboard } = surroundings
  const announcer = createAnnouncerModel(clock)
  const people = createPeopleModel(client, session.account)
  const roomList = createRoomListModel(client)
  const unsent = createUnsentModel(client)
  const rooms = createRoomOpener(client, session.account.accountId, { people, announcer, attention, clock, drafts })
  const strip = createStripModel(client, network, unsent, clock)
  return {
    session,
    announcer,
    joining: createJoiningModel(client),
    newCreateRoom: () => createCreateRoomModel(client),
    newColleague: () => createColleagueModel(client, clipboard),
    rooms,
    notices: createNoticesModel(clock),
    clipboard,
    people,
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
