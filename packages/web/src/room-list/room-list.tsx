import type { Room, RoomId } from '@warifu/client'
import { Link } from 'wouter'
import { useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { unreadOf, type RoomList } from './room-list.model.ts'
import css from './room-list.module.css'

/** The rooms of the account, and its invitations. */
export function RoomListNav({ list, present }: { readonly list: RoomList; readonly present: RoomId | null }) {
  const say = useSay()
  if (list.state === 'loading') return <Skeleton label={say('rooms.loading')} rows={4} />
  return (
    <nav aria-label={say('rooms.title')} className={css['nav']}>
      {list.invited.length > 0 ? (
        <section>
          <h2 className={css['part']}>{say('rooms.invited')}</h2>
          <ul>
            {list.invited.map((room) => (
              <RoomLine key={room.roomId} room={room} present={room.roomId === present} />
            ))}
          </ul>
        </section>
      ) : null}
      {list.joined.length > 0 ? (
        <ul>
          {list.joined.map((room) => (
            <RoomLine key={room.roomId} room={room} present={room.roomId === present} />
          ))}
        </ul>
      ) : null}
    </nav>
  )
}

function RoomLine({ room, present }: { readonly room: Room; readonly present: boolean }) {
  const say = useSay()
  const unread = unreadOf(room)
  return (
    <li>
      <Link
        href={`/rooms/${room.roomId}`}
        className={css['line']}
        aria-current={present ? 'page' : undefined}
        data-unread={unread > 0}
        data-testid="room"
      >
        <Icon name={iconOf(room)} />
        <bdi className={css['name']}>{room.name}</bdi>
        {unread > 0 ? (
          <>
            <span className={css['unread']} aria-hidden="true">
              {unread > 99 ? say('rooms.unread.many') : unread}
            </span>
            <Hidden>{say('rooms.unread', { count: unread })}</Hidden>
          </>
        ) : null}
      </Link>
    </li>
  )
}

function iconOf(room: Room) {
  if (room.membership.state === 'invited') return 'invited'
  return room.visibility === 'public' ? 'open' : 'closed'
}
