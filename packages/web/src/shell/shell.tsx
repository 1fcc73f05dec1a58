import type { ErrorName, RoomId } from '@warifu/client'
import { useEffect, useMemo } from 'react'
import { Announcer } from '../announcer/announcer.tsx'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Notices } from '../parts/notices.tsx'
import { RoomPlace } from '../room/room-place.tsx'
import { findRoom } from '../room-list/room-list.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { Bars } from './bars.tsx'
import { Foot } from './foot.tsx'
import { roomPath } from './place.ts'
import { ShellDialogs } from './shell-dialogs.tsx'
import css from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import { Start } from './start.tsx'
import { useCommands } from './use-commands.ts'
import { usePageTitle } from './use-page-title.ts'
import { useShellKeys } from './use-shell-keys.ts'
import { useWhereabouts } from './use-whereabouts.ts'

/** Room list beside the room; on a narrow screen one after the other, by address. */
export function Shell({
  chat,
  onSignOut,
}: {
  readonly chat: ChatModels
  readonly onSignOut: () => Promise<ErrorName | null>
}) {
  const say = useSay()
  const whereabouts = useWhereabouts()
  const { place, open, goTo } = whereabouts
  const list = useSnapshot(chat.roomList)
  useEffect(() => chat.start(), [chat])

  const atRoom = place.at === 'room'
  const present = atRoom ? place.roomId : null
  const room = findRoom(list, present)
  const empty = list.state === 'ready' && list.rooms.length + list.directs.length + list.invited.length === 0
  const title = usePageTitle(chat, room?.name ?? chat.session.workspace.name)

  useEffect(() => {
    if (present !== null) chat.recents.visited(present)
  }, [chat, present])
  useShellKeys(chat, whereabouts, present)
  const commands = useCommands(chat, whereabouts)
  const toRoom = useMemo(
    () => (roomId: RoomId) => {
      goTo(roomPath(roomId))
    },
    [goTo],
  )

  return (
    <div className={css['shell']} data-pane={atRoom ? 'room' : 'list'} data-empty={empty}>
      <title>{title}</title>
      <div className={css['bars']}>
        <Bars chat={chat} />
      </div>
      {/* What the address is about is the main part: the list at `/`, a room at its own. The elements stay, only their role moves. */}
      <div
        className={css['sidebar']}
        role={atRoom ? 'complementary' : 'main'}
        aria-label={say('sidebar.label')}
        data-landmark="list"
      >
        <Sidebar chat={chat} list={list} present={present} isMain={!atRoom} onOpen={open} />
      </div>
      <div className={css['content']} role={atRoom ? 'main' : undefined}>
        {atRoom ? (
          <RoomPlace chat={chat} list={list} roomId={present} panel={place.panel} message={place.message} />
        ) : (
          <Start list={list} onOpen={open} />
        )}
      </div>
      <footer className={css['foot']}>
        <Foot account={chat.session.account} onOpen={open} />
      </footer>
      <Announcer model={chat.announcer} />
      <Notices model={chat.notices} />
      <ShellDialogs
        chat={chat}
        list={list}
        commands={commands}
        whereabouts={whereabouts}
        onRoom={toRoom}
        onSignOut={onSignOut}
      />
    </div>
  )
}
