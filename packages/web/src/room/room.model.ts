import type { AccountId, Client, Message, RoomHandle, RoomId, Status } from '@warifu/client'
import type { AnnouncerModel } from '../announcer/announcer.model.ts'
import type { Clock } from '../clock.ts'
import { createComposerModel, type ComposerModel } from '../composer/composer.model.ts'
import type { Drafts } from '../composer/drafts.ts'
import { createMembersModel, type MembersModel } from '../members/members.model.ts'
import { createMessageActsModel, type MessageActsModel } from '../message/acts.model.ts'
import type { PeopleModel } from '../people/people.model.ts'
import { createPinsModel, type PinsModel } from '../pins/pins.model.ts'
import { createReceiptsModel, type ReceiptsModel } from '../receipts/receipts.model.ts'
import { createRoomSettingsModel, type RoomSettingsModel } from '../room-settings/room-settings.model.ts'
import type { Model } from '../snapshots.ts'
import { createUnfoldedModel, type UnfoldedModel } from '../text/unfolded.model.ts'
import { createTimelineModel, type TimelineModel } from '../timeline/timeline.model.ts'
import { createTypingModel, type TypingModel } from '../typing/typing.model.ts'
import { createKeptRooms } from './kept-rooms.ts'

/** What one room on the screen is made of. */
export type RoomModels = {
  readonly handle: RoomHandle
  readonly timeline: TimelineModel
  readonly composer: ComposerModel
  readonly members: MembersModel
  readonly acts: MessageActsModel
  readonly pins: PinsModel
  readonly receipts: ReceiptsModel
  readonly typing: TypingModel
  readonly settings: RoomSettingsModel
  readonly unfolded: UnfoldedModel
  /** The room is on the screen; what it returns takes it off. */
  readonly start: () => () => void
}

export type RoomOpener = {
  /** The models of a room: those of the last time, where it was on the screen a short while ago. */
  readonly open: (roomId: RoomId) => RoomModels
  /** Nothing is kept any more. */
  readonly end: () => void
}

export function createRoomOpener(
  client: Pick<Client, 'room' | 'accounts' | 'on'>,
  me: AccountId,
  parts: {
    readonly people: PeopleModel
    readonly announcer: AnnouncerModel
    readonly attention: Model<boolean>
    readonly clock: Clock
    readonly drafts: Drafts
  },
): RoomOpener {
  const { people, announcer, attention, clock, drafts } = parts

  return createKeptRooms((roomId, shown) => {
    const room = client.room(roomId)
    const timeline = createTimelineModel(room, { me, attention, clock, met: people.met })
    const members = createMembersModel(room, client)
    const receipts = createReceiptsModel(room, me)
    const typing = createTypingModel(room)

    const announce = ({ accountId, content }: Message) => {
      const author = people.snapshot().get(accountId)?.name ?? ''
      announcer.message(author, content.state === 'opened' ? content.text : null)
    }
    // What could not be loaded without a connection is loaded when there is one again.
    const reconnected = (status: Status) => {
      if (status.state !== 'open') return
      if (timeline.snapshot().state === 'failed') timeline.reload()
      if (members.snapshot().state === 'failed') members.load()
    }

    return {
      keep: timeline.start,
      models: {
        handle: room,
        timeline,
        composer: createComposerModel(room, drafts),
        members,
        acts: createMessageActsModel(room),
        pins: createPinsModel(room),
        receipts,
        typing,
        settings: createRoomSettingsModel(room),
        unfolded: createUnfoldedModel(),
        start() {
          const hide = shown()
          if (timeline.snapshot().state === 'failed') timeline.reload()
          const ends = [
            timeline.onArrival(announce),
            client.on('status', reconnected),
            timeline.open(),
            receipts.start(),
            typing.start(),
          ]
          return () => {
            announcer.stop()
            for (const end of ends) end()
            hide()
          }
        },
      },
    }
  })
}
