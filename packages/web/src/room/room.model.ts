import type { AccountId, Client, Message, RoomId } from '@warifu/client'
import type { AnnouncerModel } from '../announcer/announcer.model.ts'
import type { Clock } from '../clock.ts'
import { createComposerModel, type ComposerModel } from '../composer/composer.model.ts'
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

/** Makes the models of rooms as they are opened. What was begun in a room's composer is still there when it is opened again. */
export type RoomOpener = (roomId: RoomId) => RoomModels

export function createRoomOpener(
  client: Pick<Client, 'room' | 'accounts'>,
  me: AccountId,
  parts: {
    readonly people: PeopleModel
    readonly announcer: AnnouncerModel
    readonly attention: Model<boolean>
    readonly clock: Clock
  },
): RoomOpener {
  const { people, announcer, attention, clock } = parts
  const composers = new Map<RoomId, ComposerModel>()

  const composerOf = (roomId: RoomId): ComposerModel => {
    const known = composers.get(roomId)
    if (known !== undefined) return known
    const made = createComposerModel(client.room(roomId))
    composers.set(roomId, made)
    return made
  }

  return (roomId) => {
    const room = client.room(roomId)
    const timeline = createTimelineModel(room, me, attention, clock)

    const announce = ({ accountId, content }: Message) => {
      const author = people.snapshot().get(accountId)?.name ?? ''
      announcer.message(author, content.state === 'opened' ? content.text : null)
    }
    const meet = () => {
      const shown = timeline.snapshot()
      if (shown.state !== 'ready') return
      people.met(shown.rows.flatMap((row) => (row.kind === 'message' ? [row.accountId] : [])))
    }

    return {
      roomId,
      timeline,
      composer: composerOf(roomId),
      members: createMembersModel(room, client),
      start() {
        const ends = [timeline.subscribe(meet), timeline.onArrival(announce), timeline.start()]
        return () => {
          announcer.stop()
          for (const end of ends) end()
        }
      },
    }
  }
}
