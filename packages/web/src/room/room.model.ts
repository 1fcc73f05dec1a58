import type { AccountId, Client, Message, RoomId, Status } from '@warifu/client'
import type { AnnouncerModel } from '../announcer/announcer.model.ts'
import type { Clock } from '../clock.ts'
import { createComposerModel, type ComposerModel } from '../composer/composer.model.ts'
import type { Drafts } from '../composer/drafts.ts'
import { createMembersModel, type MembersModel } from '../members/members.model.ts'
import type { PeopleModel } from '../people/people.model.ts'
import type { Model } from '../snapshots.ts'
import { createTimelineModel, type TimelineModel } from '../timeline/timeline.model.ts'

/** What one open room is made of. */
export type RoomModels = {
  readonly roomId: RoomId
  readonly timeline: TimelineModel
  readonly composer: ComposerModel
  readonly members: MembersModel
  readonly start: () => () => void
}

/** Makes the models of a room as it is opened. */
export type RoomOpener = (roomId: RoomId) => RoomModels

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
  return (roomId) => {
    const room = client.room(roomId)
    const timeline = createTimelineModel(room, me, attention, clock)

    const announce = ({ accountId, content }: Message) => {
      const author = people.snapshot().get(accountId)?.name ?? ''
      announcer.message(author, content.state === 'opened' ? content.text : null)
    }
    const members = createMembersModel(room, client)
    // What could not be loaded without a connection is loaded when there is one again.
    const reconnected = (status: Status) => {
      if (status.state !== 'open') return
      if (timeline.snapshot().state === 'failed') timeline.reload()
      if (members.snapshot().state === 'failed') members.load()
    }
    const meet = () => {
      const shown = timeline.snapshot()
      if (shown.state !== 'ready') return
      people.met(shown.rows.flatMap((row) => (row.kind === 'message' ? [row.accountId] : [])))
    }

    return {
      roomId,
      timeline,
      composer: createComposerModel(room, drafts),
      members,
      start() {
        const ends = [
          timeline.subscribe(meet),
          timeline.onArrival(announce),
          client.on('status', reconnected),
          timeline.start(),
        ]
        return () => {
          announcer.stop()
          for (const end of ends) end()
        }
      },
    }
  }
}
