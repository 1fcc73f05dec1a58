import type { Room, RoomId } from '@warifu/client'
import { Link, useLocation } from 'wouter'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { findRoom, type RoomList } from '../room-list/room-list.model.ts'
import type { RoomPanel } from '../shell/place.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { RoomPane } from './room-pane.tsx'
import css from './room.module.css'

/** What stands at a room's address: the room, the way into it, or that there is none to see. */
export function RoomPlace({
  chat,
  list,
  roomId,
  panel,
  message,
}: {
  readonly chat: ChatModels
  readonly list: RoomList
  readonly roomId: RoomId | null
  readonly panel: RoomPanel | null
  readonly message: number | null
}) {
  const say = useSay()
  if (list.state === 'loading') {
    return (
      <div className={css['place']}>
        <Skeleton label={say('rooms.loading')} rows={4} />
      </div>
    )
  }
  const room = findRoom(list, roomId)
  if (room === null) return <NoRoom />
  if (room.membership.state !== 'member') return <Door chat={chat} room={room} />
  return <RoomPane key={room.roomId} chat={chat} room={room} panel={panel} message={message} />
}

function NoRoom() {
  const say = useSay()
  return (
    <div className={css['place']}>
      <h1 tabIndex={-1}>{say('room.denied.title')}</h1>
      <p>{say('room.denied.text')}</p>
      <p>
        <Link href="/">{say('room.to-list')}</Link>
      </p>
    </div>
  )
}

/** A room that can be entered: a public one, or one the account is invited to. */
function Door({ chat, room }: { readonly chat: ChatModels; readonly room: Room }) {
  const say = useSay()
  const [, navigate] = useLocation()
  const joining = useSnapshot(chat.joining).get(room.roomId)
  return (
    <div className={css['place']}>
      <h1 tabIndex={-1}>
        <Icon name={room.visibility === 'public' ? 'open' : 'closed'} /> <bdi>{room.name}</bdi>
      </h1>
      <p>
        {say(room.membership.state === 'invited' ? 'room.door.invited' : 'room.door.open', { count: room.members })}
      </p>
      {joining?.state === 'refused' ? <Trouble error={joining.error} /> : null}
      <div className={css['actions']}>
        <Button
          kind="primary"
          busy={joining?.state === 'busy'}
          onClick={() => {
            void chat.joining.join(room.roomId)
          }}
        >
          {say('room.join')}
        </Button>
        {room.membership.state === 'invited' ? (
          <Button
            kind="plain"
            onClick={() => {
              void chat.joining.decline(room.roomId).then((declined) => {
                if (declined) navigate('/')
              })
            }}
          >
            {say('room.decline')}
          </Button>
        ) : null}
        <Link href="/" className={css['back-link']}>
          {say('room.to-list')}
        </Link>
      </div>
    </div>
  )
}
