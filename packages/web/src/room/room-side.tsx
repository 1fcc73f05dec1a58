import type { AccountId, Room } from '@warifu/client'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { ChatModels } from '../chat.model.ts'
import { MembersPanel } from '../members/members-panel.tsx'
import { PinsPanel } from '../pins/pins-panel.tsx'
import { RoomSettingsPanel } from '../room-settings/room-settings-panel.tsx'
import { roomPath, type RoomPanel } from '../shell/place.ts'
import { useSnapshot } from '../use-snapshot.ts'
import type { RoomModels } from './room.model.ts'

/** What stands beside a room's timeline. */
export function RoomSide({
  chat,
  models,
  room,
  panel,
}: {
  readonly chat: ChatModels
  readonly models: RoomModels
  readonly room: Room
  readonly panel: RoomPanel
}) {
  const people = useSnapshot(chat.people)
  const [, navigate] = useLocation()
  const presenceOf = useSnapshot(chat.presence)
  const [direct] = useState(chat.newDirect)
  const write = async (accountId: AccountId) => {
    const opened = await direct.open(accountId)
    if (opened !== null) navigate(roomPath(opened))
  }
  const close = () => {
    navigate(roomPath(room.roomId))
  }
  switch (panel) {
    case 'members':
      return (
        <MembersPanel
          model={models.members}
          room={room}
          me={chat.session.account}
          presenceOf={presenceOf}
          onMessage={(accountId) => void write(accountId)}
          onClose={close}
        />
      )
    case 'pins':
      return <PinsPanel model={models.pins} roomId={room.roomId} people={people} acts={models.acts} onClose={close} />
    case 'settings':
      return <RoomSettingsPanel model={models.settings} room={room} onClose={close} />
  }
}
