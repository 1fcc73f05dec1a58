import type { Room } from '@warifu/client'
import { type RefObject } from 'react'
import { Link } from 'wouter'
import { numbers } from '../i18n/numbers.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { iconOf } from '../room-list/room-icon.ts'
import { panelPath, roomPath, type RoomPanel } from '../shell/place.ts'
import css from './room-head.module.css'

/** What the room is, and what can be looked at beside it. */
export function RoomHead({
  room,
  panel,
  heading,
}: {
  readonly room: Room
  readonly panel: RoomPanel | null
  readonly heading: RefObject<HTMLHeadingElement | null>
}) {
  const say = useSay()
  const { count } = numbers[useLanguage()]
  const direct = room.visibility === 'direct'
  return (
    <div className={css['head']}>
      <Link href="/" className={css['back']} aria-label={say('room.to-list')}>
        <Icon name="back" />
      </Link>
      <div className={css['names']}>
        <h1 ref={heading} tabIndex={-1} className={css['title']} title={room.name}>
          <Icon name={iconOf(room)} /> <bdi>{room.name}</bdi>
          {room.visibility === 'private' ? <span className={css['tag']}>{say('room.private')}</span> : null}
        </h1>
        {room.purpose === '' ? null : (
          <p className={css['purpose']} title={room.purpose}>
            <bdi>{room.purpose}</bdi>
          </p>
        )}
      </div>
      <PanelLink room={room} panel="pins" present={panel} icon="pin" label={say('pins.title')} />
      <PanelLink room={room} panel="settings" present={panel} icon="settings" label={say('room-settings.title')} />
      <Link
        href={panel === 'members' ? roomPath(room.roomId) : panelPath(room.roomId, 'members')}
        className={css['members']}
        aria-current={panel === 'members' ? 'true' : undefined}
      >
        <Icon name={direct ? 'person' : 'members'} />
        <span className={css['count']}>{say('room.members', { count: room.members })}</span>
        <span className={css['number']} aria-hidden="true">
          {count(room.members)}
        </span>
        <Hidden>{say(panel === 'members' ? 'room.members.hide' : 'room.members.show')}</Hidden>
      </Link>
    </div>
  )
}

function PanelLink({
  room,
  panel,
  present,
  icon,
  label,
}: {
  readonly room: Room
  readonly panel: RoomPanel
  readonly present: RoomPanel | null
  readonly icon: IconName
  readonly label: string
}) {
  return (
    <Link
      href={present === panel ? roomPath(room.roomId) : panelPath(room.roomId, panel)}
      className={css['panel']}
      aria-label={label}
      aria-current={present === panel ? 'true' : undefined}
      data-tip={label}
    >
      <Icon name={icon} />
    </Link>
  )
}
