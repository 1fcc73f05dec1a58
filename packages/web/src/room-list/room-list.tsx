import type { Room, RoomId } from '@warifu/client'
import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { roved } from '../parts/roving.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import type { ShellDialog } from '../shell/shell-dialog.ts'
import { RoomLine } from './room-line.tsx'
import type { RoomList } from './room-list.model.ts'
import css from './room-list.module.css'

/** The rooms of the account: invitations, rooms, direct messages. Tab enters it once; the arrows go from room to room. */
export function RoomListNav({
  chat,
  list,
  present,
  level,
  onOpen,
}: {
  readonly chat: ChatModels
  readonly list: RoomList
  readonly present: RoomId | null
  /** Of the headings of its parts, so that the page's order holds. */
  readonly level: 2 | 3
  readonly onOpen: (dialog: ShellDialog) => void
}) {
  const say = useSay()
  const nav = useRef<HTMLElement>(null)
  if (list.state === 'loading') return <Skeleton label={say('rooms.loading')} rows={4} />

  const all = [...list.invited, ...list.rooms, ...list.directs]
  const entry = all.find((room) => room.roomId === present) ?? all[0]
  const lines = (rooms: readonly Room[]) => (
    <ul>
      {rooms.map((room) => (
        <RoomLine
          key={room.roomId}
          chat={chat}
          room={room}
          present={room.roomId === present}
          isEntry={room === entry}
        />
      ))}
    </ul>
  )
  const move = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const links = [...(nav.current?.querySelectorAll<HTMLElement>('[data-testid=room]') ?? [])]
    const index = links.findIndex((link) => link === document.activeElement)
    const next = index === -1 ? null : roved('column', event.key, index, links.length)
    if (next === null) return
    event.preventDefault()
    links[next]?.focus()
  }

  return (
    <nav ref={nav} aria-label={say('rooms.title')} className={css['nav']} onKeyDown={move}>
      {list.invited.length === 0 ? null : (
        <Part title={say('rooms.invited')} level={level} tools={null}>
          {lines(list.invited)}
        </Part>
      )}
      <Part
        title={say('rooms.title')}
        level={level}
        tools={
          <>
            <IconButton
              icon="list"
              label={say('rooms.browse')}
              onClick={() => {
                onOpen('browse')
              }}
            />
            <IconButton
              icon="plus"
              label={say('rooms.create')}
              onClick={() => {
                onOpen('create-room')
              }}
            />
          </>
        }
      >
        {list.rooms.length === 0 ? null : lines(list.rooms)}
      </Part>
      <Part
        title={say('rooms.directs')}
        level={level}
        tools={
          <IconButton
            icon="plus"
            label={say('people.title')}
            onClick={() => {
              onOpen('people')
            }}
          />
        }
      >
        {list.directs.length === 0 ? null : lines(list.directs)}
      </Part>
    </nav>
  )
}

function Part({
  title,
  level,
  tools,
  children,
}: {
  readonly title: string
  readonly level: 2 | 3
  readonly tools: ReactNode
  readonly children: ReactNode
}) {
  const Heading = `h${level}` as const
  return (
    <section>
      <div className={css['head']}>
        <Heading className={css['part']}>{title}</Heading>
        {tools}
      </div>
      {children}
    </section>
  )
}
