import type { Room } from '@warifu/client'
import { useCallback, useState } from 'react'
import { Link } from 'wouter'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { Menu } from '../parts/menu.tsx'
import { PresenceDot } from '../people/presence-dot.tsx'
import { roomPath } from '../shell/place.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { iconOf } from './room-icon.ts'
import css from './room-list.module.css'
import { UnreadBadges } from './unread-badges.tsx'
import { NOTHING_UNREAD, standoutOf } from './unread.ts'
import { useRoomMenu } from './use-room-menu.ts'

/** One room: what it is, what is new in it, and what can be done with it from here, also by the context menu's key. */
export function RoomLine({
  chat,
  room,
  present,
  isEntry,
}: {
  readonly chat: ChatModels
  readonly room: Room
  readonly present: boolean
  /** Tab enters the list here. */
  readonly isEntry: boolean
}) {
  const say = useSay()
  const standout = standoutOf(room, useSnapshot(chat.unread).get(room.roomId) ?? NOTHING_UNREAD)
  const hasDraft = useSnapshot(chat.drafts).has(room.roomId) && !present
  const groups = useRoomMenu(chat, room)
  const [open, setOpen] = useState(false)
  const [line, setLine] = useState<HTMLElement | null>(null)
  const close = useCallback(() => {
    setOpen(false)
  }, [])
  const quiet = room.membership.state === 'member' && room.membership.notify === 'none'
  const hasMenu = groups.length > 0
  return (
    <li ref={setLine} className={css['item']}>
      <Link
        href={roomPath(room.roomId)}
        className={css['line']}
        aria-current={present ? 'page' : undefined}
        tabIndex={isEntry ? 0 : -1}
        data-strong={standout.strong}
        data-quiet={quiet}
        data-testid="room"
        onContextMenu={(event) => {
          if (!hasMenu) return
          event.preventDefault()
          setOpen(true)
        }}
      >
        <RoomMark chat={chat} room={room} />
        <bdi className={css['name']}>{room.name}</bdi>
        {hasDraft ? (
          <span className={css['sign']}>
            <Icon name="edit" />
            <Hidden>{say('rooms.draft')}</Hidden>
          </span>
        ) : null}
        {quiet ? (
          <span className={css['sign']}>
            <Icon name="bell-off" />
            <Hidden>{say('rooms.quiet')}</Hidden>
          </span>
        ) : null}
        <UnreadBadges standout={standout} />
      </Link>
      {hasMenu ? (
        <span className={css['more']} data-open={open}>
          <IconButton
            icon="more"
            label={say('room-menu.open', { room: room.name })}
            tabIndex={-1}
            aria-haspopup="menu"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open)
            }}
          />
        </span>
      ) : null}
      {open && line !== null ? (
        <Menu
          anchor={line}
          side="below-end"
          label={say('room-menu.open', { room: room.name })}
          groups={groups}
          onClose={close}
        />
      ) : null}
    </li>
  )
}

/** In front of a direct room stands whether the other one is there. */
function RoomMark({ chat, room }: { readonly chat: ChatModels; readonly room: Room }) {
  const presenceOf = useSnapshot(chat.presence)
  const presence = room.visibility === 'direct' && room.peer !== null ? presenceOf(room.peer) : 'unknown'
  return presence === 'unknown' ? (
    <Icon name={iconOf(room)} />
  ) : (
    <span className={css['presence']}>
      <PresenceDot presence={presence} />
    </span>
  )
}
