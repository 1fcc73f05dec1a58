import { toRoomId, type ErrorName, type RoomId } from '@warifu/client'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLocation, useRoute } from 'wouter'
import { Announcer } from '../announcer/announcer.tsx'
import { BrowseDialog } from '../browse/browse-dialog.tsx'
import type { ChatModels } from '../chat.model.ts'
import { CreateRoomDialog } from '../create-room/create-room-dialog.tsx'
import { useSay } from '../i18n/use-say.ts'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { RoomPlace } from '../room/room-place.tsx'
import { ConnectionStrip } from '../strip/strip.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { AccountDialog } from './account-dialog.tsx'
import { Foot } from './foot.tsx'
import type { ShellDialog } from './shell-dialog.ts'
import css from './shell.module.css'
import { Sidebar } from './sidebar.tsx'
import { Start } from './start.tsx'

/** Operators alone need it, and the drawing of QR codes with it. */
const ColleagueDialog = lazy(async () => ({
  default: (await import('../colleague/colleague-dialog.tsx')).ColleagueDialog,
}))

/** Room list beside the room; on a narrow screen one after the other, by address. */
export function Shell({
  chat,
  preferences,
  onSignOut,
}: {
  readonly chat: ChatModels
  readonly preferences: PreferencesModel
  readonly onSignOut: () => Promise<ErrorName | null>
}) {
  const say = useSay()
  const [, navigate] = useLocation()
  const [atRoom, room] = useRoute('/rooms/:roomId')
  const [atMembers, members] = useRoute('/rooms/:roomId/members')
  const [dialog, setDialog] = useState<ShellDialog>('none')
  const list = useSnapshot(chat.roomList)
  useEffect(() => chat.start(), [chat])

  const present = atRoom ? toRoomId(room.roomId) : atMembers ? toRoomId(members.roomId) : null
  const pane = atRoom || atMembers ? 'room' : 'list'

  const empty = list.state === 'ready' && list.joined.length === 0 && list.invited.length === 0

  const close = () => {
    setDialog('none')
  }
  const goTo = (roomId: RoomId) => {
    close()
    navigate(`/rooms/${roomId}`)
  }

  return (
    <div className={css['shell']} data-pane={pane} data-empty={empty}>
      <ConnectionStrip model={chat.strip} />
      {/* What the address is about is the main part: the list at `/`, a room at its own. The elements stay, only their role moves. */}
      <div
        className={css['sidebar']}
        role={pane === 'list' ? 'main' : 'complementary'}
        aria-label={say('sidebar.label')}
      >
        <Sidebar
          workspace={chat.session.workspace.name}
          list={list}
          present={present}
          isMain={pane === 'list'}
          onOpen={setDialog}
        />
      </div>
      <div className={css['content']} role={pane === 'room' ? 'main' : undefined}>
        {pane === 'room' ? (
          <RoomPlace chat={chat} list={list} roomId={present} showsMembers={atMembers} />
        ) : (
          <Start list={list} onOpen={setDialog} />
        )}
      </div>
      <footer className={css['foot']}>
        <Foot account={chat.session.account} onOpen={setDialog} />
      </footer>
      <Announcer model={chat.announcer} />
      {dialog === 'create-room' ? (
        <CreateRoomDialog newModel={chat.newCreateRoom} onMade={goTo} onClose={close} />
      ) : null}
      {dialog === 'browse' && list.state === 'ready' ? (
        <BrowseDialog rooms={list.open} joining={chat.joining} onJoined={goTo} onClose={close} />
      ) : null}
      {dialog === 'colleague' ? (
        <Suspense fallback={null}>
          <ColleagueDialog newModel={chat.newColleague} onClose={close} />
        </Suspense>
      ) : null}
      {dialog === 'account' ? (
        <AccountDialog session={chat.session} preferences={preferences} onSignOut={onSignOut} onClose={close} />
      ) : null}
    </div>
  )
}
