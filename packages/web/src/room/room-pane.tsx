import type { Room } from '@warifu/client'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { ChatModels } from '../chat.model.ts'
import { Composer } from '../composer/composer.tsx'
import { useSay } from '../i18n/use-say.ts'
import { MembersPanel } from '../members/members-panel.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { Timeline, type TimelineHandle } from '../timeline/timeline.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { unreadOf } from '../room-list/room-list.model.ts'
import css from './room.module.css'

/** Wide enough for list and room side by side, and a keyboard at hand: then opening a room means writing in it. */
const AT_A_DESK = '(width >= 45rem) and (pointer: fine)'

/** A room the account is in: its head, its timeline, its composer, and its members beside it. */
export function RoomPane({
  chat,
  room,
  showsMembers,
}: {
  readonly chat: ChatModels
  readonly room: Room
  readonly showsMembers: boolean
}) {
  const say = useSay()
  const people = useSnapshot(chat.people)
  const [models] = useState(() => chat.openRoom(room.roomId))
  const [atDesk] = useState(() => window.matchMedia(AT_A_DESK).matches)
  const heading = useRef<HTMLHeadingElement>(null)
  const membersLink = useRef<HTMLAnchorElement>(null)
  const membersShown = useRef(showsMembers)
  const timeline = useRef<TimelineHandle>(null)
  const unread = unreadOf(room)

  useEffect(() => models.start(), [models])
  useEffect(() => {
    if (!atDesk) heading.current?.focus({ preventScroll: true })
  }, [atDesk])
  useEffect(() => {
    // The focus goes back to where the panel was opened.
    if (membersShown.current && !showsMembers) membersLink.current?.focus()
    membersShown.current = showsMembers
  }, [showsMembers])

  return (
    <div className={css['pane']} data-members={showsMembers}>
      <title>{say(unread > 0 ? 'page.title.unread' : 'page.title', { title: room.name, count: unread })}</title>
      <div className={css['room']}>
        <div className={css['head']}>
          <Link href="/" className={css['back']} aria-label={say('room.to-list')}>
            <Icon name="back" />
          </Link>
          <h1 ref={heading} tabIndex={-1} className={css['title']}>
            <Icon name={room.visibility === 'public' ? 'open' : 'closed'} /> <bdi>{room.name}</bdi>
          </h1>
          {room.visibility === 'private' ? <span className={css['tag']}>{say('room.private')}</span> : null}
          <Link
            ref={membersLink}
            href={showsMembers ? `/rooms/${room.roomId}` : `/rooms/${room.roomId}/members`}
            className={css['members']}
            aria-current={showsMembers ? 'true' : undefined}
          >
            <Icon name="members" />
            {say('room.members', { count: room.members })}
            <Hidden>{say(showsMembers ? 'room.members.hide' : 'room.members.show')}</Hidden>
          </Link>
        </div>
        <Timeline ref={timeline} model={models.timeline} people={people} roomName={room.name} />
        <Composer
          model={models.composer}
          roomName={room.name}
          takesFocus={atDesk}
          onSent={() => timeline.current?.toEnd()}
        />
      </div>
      {showsMembers ? <MembersPanel model={models.members} room={room} me={chat.session.account} /> : null}
    </div>
  )
}
