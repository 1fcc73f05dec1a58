import type { AccountId, Push, Room, RoomId } from '@warifu/protocol'
import type { Call } from './calls.ts'
import { createEmitter, type Emitter } from './events.ts'
import type { Outbox } from './outbox.ts'
import type { MarkRead } from './read-marks.ts'
import type { Resume } from './resume.ts'
import { createRoomHandle, type RoomEvents, type RoomHandle } from './room.ts'
import type { Rooms } from './rooms.ts'
import type { TypingSigns } from './typing.ts'

/** The rooms that the application holds a handle of: where what happens in a room meets those who listen. */
export type Places = {
  /** The same handle for the same id. */
  readonly handle: (roomId: RoomId) => RoomHandle
  readonly emit: <Name extends keyof RoomEvents>(roomId: RoomId, name: Name, event: RoomEvents[Name]) => void
  /** All rooms are listed: what is followed catches up. */
  readonly listed: () => void
  readonly pushed: (push: Push) => void
  /** What a reply says a room is. */
  readonly learn: (room: Room) => void
}

type Parts = {
  readonly call: Call
  readonly repeat: Call
  readonly rooms: Pick<Rooms, 'get' | 'put'>
  readonly resume: Pick<Resume, 'follow' | 'unfollow' | 'left' | 'entry' | 'head'>
  readonly outbox: Outbox
  readonly markRead: MarkRead
  readonly typing: Pick<TypingSigns, 'sign'>
  readonly me: () => AccountId
  readonly report: (error: unknown) => void
}

type Place = { readonly events: Emitter<RoomEvents>; readonly handle: RoomHandle }

export function createPlaces({ call, repeat, rooms, resume, outbox, markRead, typing, me, report }: Parts): Places {
  const places = new Map<RoomId, Place>()

  /** What the state of a room means for what is followed in it. */
  function stand(roomId: RoomId, room: Room | null): void {
    if (room?.membership.state === 'member') resume.head(roomId, room.head)
    else {
      resume.left(roomId)
      outbox.release(roomId)
    }
  }

  function learn(room: Room): void {
    rooms.put(room)
    stand(room.roomId, room)
  }

  function create(roomId: RoomId): Place {
    const events = createEmitter<RoomEvents>(report)
    const handle = createRoomHandle(roomId, {
      call,
      repeat,
      rooms,
      outbox,
      markRead,
      events,
      learn,
      me,
      typing: (isTyping) => {
        typing.sign(roomId, isTyping)
      },
      follow: () => {
        const room = rooms.get(roomId)
        resume.follow(roomId, room?.membership.state === 'member' ? room.head : undefined)
      },
      unfollow: () => {
        resume.unfollow(roomId)
        outbox.release(roomId)
      },
    })
    const place = { events, handle }
    places.set(roomId, place)
    return place
  }

  return {
    handle: (roomId) => (places.get(roomId) ?? create(roomId)).handle,
    emit: (roomId, name, event) => places.get(roomId)?.events.emit(name, event),
    listed() {
      for (const roomId of places.keys()) stand(roomId, rooms.get(roomId))
    },
    pushed(push) {
      switch (push.push) {
        case 'message':
          resume.entry(push.roomId, push.entry)
          return
        case 'room':
          stand(push.room.roomId, push.room)
          return
        case 'room-left':
          stand(push.roomId, null)
          return
        case 'receipt': {
          const { accountId, sequence } = push
          places.get(push.roomId)?.events.emit('receipt', { accountId, sequence })
          return
        }
        case 'member-joined':
          places.get(push.roomId)?.events.emit('member', { change: 'joined', member: push.member })
          return
        case 'member-left':
          places.get(push.roomId)?.events.emit('member', { change: 'left', accountId: push.accountId })
          return
        default:
          return
      }
    },
    learn,
  }
}
