import type { AccountId, Client, Message, RoomHandle, RoomId, Status } from '@warifu/client'
import type { AnnouncerModel } from '../announcer/announcer.model.ts'
import type { Clock } from '../clock.ts'
import { createCompletionModel, type CompletionModel } from '../completion/completion.model.ts'
import type { SuggestionSources } from '../completion/suggestions.ts'
import { createComposerModel, type ComposerModel } from '../composer/composer.model.ts'
import type { Drafts } from '../composer/drafts.ts'
import { createRoomCommands, type CommandActs } from '../composer/room-commands.ts'
import type { Emoji } from '../emoji/emoji-data.ts'
import { createMembersModel, type MembersModel } from '../members/members.model.ts'
import { createMessageActsModel, type MessageActsModel } from '../message/acts.model.ts'
import type { PeopleModel } from '../people/people.model.ts'
import { createPinsModel, type PinsModel } from '../pins/pins.model.ts'
import { createReceiptsModel, type ReceiptsModel } from '../receipts/receipts.model.ts'
import { createRoomSettingsModel, type RoomSettingsModel } from '../room-settings/room-settings.model.ts'
import type { Model } from '../snapshots.ts'
import { createUnfoldedModel, type UnfoldedModel } from '../text/unfolded.model.ts'
import { createTimelineModel, type TimelineModel } from '../timeline/timeline.model.ts'
import type { TimelineSnapshot } from '../timeline/timeline-snapshot.ts'
import { createTypingModel, type TypingModel } from '../typing/typing.model.ts'
import { createKeptRooms, type KeptRooms } from './kept-rooms.ts'

/** What one room on the screen is made of. */
export type RoomModels = {
  readonly handle: RoomHandle
  readonly timeline: TimelineModel
  readonly composer: ComposerModel
  readonly completion: CompletionModel
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

export type RoomOpener = KeptRooms<RoomModels>

export function createRoomOpener(
  client: Pick<Client, 'room' | 'accounts' | 'on'>,
  me: AccountId,
  parts: {
    readonly people: PeopleModel
    readonly announcer: AnnouncerModel
    readonly attention: Model<boolean>
    readonly clock: Clock
    readonly drafts: Drafts
    /** A room comes on the screen. Where its reader had marked it as unread: the last sequence before that. */
    readonly visited: (roomId: RoomId) => number | null
    readonly commandActs: (roomId: RoomId) => CommandActs
    readonly suggestions: () => Pick<SuggestionSources, 'rooms' | 'commands' | 'linkTo'>
    readonly loadEmoji: () => Promise<readonly Emoji[]>
  },
): RoomOpener {
  const { people, announcer, attention, clock, drafts, visited, commandActs, suggestions, loadEmoji } = parts

  return createKeptRooms((roomId, shown) => {
    const room = client.room(roomId)
    const timeline = createTimelineModel(room, { me, attention, clock, met: people.met })
    const members = createMembersModel(room, client)
    const receipts = createReceiptsModel(room, me)
    const typing = createTypingModel(room)
    const composer = createComposerModel({
      room,
      drafts,
      lastOwn: () => lastOwnIn(timeline.snapshot()),
      command: createRoomCommands(room, commandActs(roomId)),
    })

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
        composer,
        completion: createCompletionModel(() => {
          const { commands, ...others } = suggestions()
          const isEdit = composer.snapshot().writing.state === 'edit'
          // What begins with a slash is a text where a message is written anew.
          return {
            ...others,
            commands: isEdit ? [] : commands,
            people: people.snapshot(),
            me,
            members: membersOf(members),
          }
        }, loadEmoji),
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
            timeline.open(visited(roomId)),
            receipts.start(),
            typing.start(),
            composer.start(),
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

/** The newest message of one's own that is loaded and can be edited. */
function lastOwnIn(timeline: TimelineSnapshot): Message | null {
  if (timeline.state !== 'ready') return null
  const row = timeline.rows.findLast(
    (each) => each.kind === 'message' && each.own && each.message.content.state === 'opened',
  )
  return row?.kind === 'message' ? row.message : null
}

/** Who is in the room, where that was asked for already. */
function membersOf(members: MembersModel): ReadonlySet<AccountId> | null {
  const shown = members.snapshot()
  return shown.state === 'ready' ? new Set(shown.members.map(({ accountId }) => accountId)) : null
}
