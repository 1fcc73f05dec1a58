import type { ErrorName, RoomId } from '@warifu/client'
import { lazy, Suspense } from 'react'
import { BrowseDialog } from '../browse/browse-dialog.tsx'
import type { ChatModels } from '../chat.model.ts'
import { CreateRoomDialog } from '../create-room/create-room-dialog.tsx'
import { ShortcutSheet } from '../keys/shortcut-sheet.tsx'
import { Palette } from '../palette/palette.tsx'
import type { Command } from '../palette/palette-items.ts'
import { PeopleDialog } from '../people/people-dialog.tsx'
import type { RoomList } from '../room-list/room-list.model.ts'
import type { Whereabouts } from './use-whereabouts.ts'

/** Operators alone need it, and the drawing of QR codes with it. */
const ColleagueDialog = lazy(async () => ({
  default: (await import('../colleague/colleague-dialog.tsx')).ColleagueDialog,
}))
const SettingsDialog = lazy(async () => ({ default: (await import('../settings/settings-dialog.tsx')).SettingsDialog }))

/** The one dialog that is open, if any. */
export function ShellDialogs({
  chat,
  list,
  commands,
  whereabouts,
  onRoom,
  onSignOut,
}: {
  readonly chat: ChatModels
  readonly list: RoomList
  readonly commands: readonly Command[]
  readonly whereabouts: Whereabouts
  readonly onRoom: (roomId: RoomId) => void
  readonly onSignOut: () => Promise<ErrorName | null>
}) {
  const { dialog, close } = whereabouts
  switch (dialog) {
    case null:
      return null
    case 'palette':
      return <Palette chat={chat} commands={commands} onRoom={onRoom} onClose={close} />
    case 'shortcuts':
      return <ShortcutSheet sendKey={chat.preferences.snapshot().sendKey} onClose={close} />
    case 'create-room':
      return <CreateRoomDialog newModel={chat.newCreateRoom} onMade={onRoom} onClose={close} />
    case 'browse':
      return list.state === 'loading' ? null : (
        <BrowseDialog rooms={list.open} joining={chat.joining} onJoined={onRoom} onClose={close} />
      )
    case 'people':
      return <PeopleDialog chat={chat} onRoom={onRoom} onClose={close} />
    case 'colleague':
      return (
        <Suspense fallback={null}>
          <ColleagueDialog newModel={chat.newColleague} onClose={close} />
        </Suspense>
      )
    case 'settings':
      return (
        <Suspense fallback={null}>
          <SettingsDialog chat={chat} onSignOut={onSignOut} onClose={close} />
        </Suspense>
      )
  }
}
