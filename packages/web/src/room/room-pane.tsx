import { useLingui } from '@lingui/react'
import type { Room } from '@warifu/client'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { ChatModels } from '../chat.model.ts'
import { Composer } from '../composer/composer.tsx'
import { sayIn } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { messagePath } from '../message/permalink.ts'
import { RefusedActLine } from '../message/refused-act.tsx'
import type { RoomPanel } from '../shell/place.ts'
import { Timeline, type TimelineHandle } from '../timeline/timeline.tsx'
import { TypingLine } from '../typing/typing-line.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { createMessageTools } from './message-tools.ts'
import { RoomHead } from './room-head.tsx'
import { RoomSide } from './room-side.tsx'
import css from './room.module.css'
import { useAnswered } from './use-answered.ts'
import { useLinkedMessage } from './use-linked-message.ts'
import { whoReads } from './who-reads.ts'

/** Wide enough for list and room side by side, and a keyboard at hand: then opening a room means writing in it. */
const AT_A_DESK = '(width >= 45rem) and (pointer: fine)'

/** A room the account is in: its head, its timeline, its composer, and a panel beside it. */
export function RoomPane({
  chat,
  room,
  panel,
  message,
}: {
  readonly chat: ChatModels
  readonly room: Room
  readonly panel: RoomPanel | null
  /** The sequence of the message that the address points at. */
  readonly message: number | null
}) {
  const say = useSay()
  const [, navigate] = useLocation()
  const people = useSnapshot(chat.people)
  const preferences = useSnapshot(chat.preferences)
  const [models] = useState(() => chat.rooms.open(room.roomId))
  const [atDesk] = useState(() => window.matchMedia(AT_A_DESK).matches)
  const timeline = useRef<TimelineHandle>(null)
  const { roomId } = room
  const me = chat.session.account.accountId

  const { i18n } = useLingui()
  const tools = useMemo(() => createMessageTools(chat, models, sayIn(i18n)), [chat, models, i18n])
  const scene = useMemo(
    () => ({
      me,
      tools,
      unfolded: models.unfolded,
      resend: models.timeline.resend,
      remove: models.timeline.remove,
      askQuote: models.timeline.askQuote,
      openMessage: (sequence: number) => {
        navigate(messagePath(roomId, sequence))
      },
    }),
    [me, tools, models, navigate, roomId],
  )
  // Before the first look at it: a room that was on the screen a short while ago is there at once, and at its place.
  useLayoutEffect(() => models.start(), [models])
  useLinkedMessage(models.timeline, roomId, message)
  useAnswered(models)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!atDesk && message === null) heading.current?.focus({ preventScroll: true })
  }, [atDesk, message])

  return (
    <div className={css['pane']} data-panel={panel ?? 'none'}>
      <div className={css['room']}>
        <RoomHead room={room} panel={panel} heading={heading} />
        <Timeline
          ref={timeline}
          model={models.timeline}
          scene={scene}
          people={people}
          roomName={room.name}
          whoReads={whoReads(room, me, say)}
        />
        <RefusedActLine acts={models.acts} />
        <Composer
          model={models.composer}
          completion={models.completion}
          acts={models.acts}
          people={people}
          quoteOf={models.timeline.quoteOf}
          sendKey={preferences.sendKey}
          roomName={room.name}
          takesFocus={atDesk && message === null}
          onSent={() => timeline.current?.toEnd()}
        />
        <TypingLine model={models.typing} people={people} />
      </div>
      {panel === null ? null : <RoomSide chat={chat} models={models} room={room} panel={panel} />}
    </div>
  )
}
