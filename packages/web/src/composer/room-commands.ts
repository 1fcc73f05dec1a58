import type { RoomHandle } from '@warifu/client'
import type { RoomPanel } from '../shell/place.ts'
import type { SlashName } from './slash.ts'

/** What slash commands act on, beside their room. */
export type CommandActs = {
  readonly showPanel: (panel: RoomPanel) => void
  readonly showShortcuts: () => void
  /** Says why something could not be done. */
  readonly failed: (error: unknown) => void
}

/** Does what a slash command says. False where it cannot be done here: then nothing was begun. */
export function createRoomCommands(
  room: Pick<RoomHandle, 'room' | 'setNotify' | 'change'>,
  { showPanel, showShortcuts, failed }: CommandActs,
): (name: SlashName, rest: string) => boolean {
  const changePurpose = (purpose: string): boolean => {
    const present = room.room
    if (present === null || present.visibility === 'direct') return false
    // Whoever says no purpose yet may not mean to take the present one away.
    if (purpose === '') {
      showPanel('settings')
      return true
    }
    room.change({ name: present.name, visibility: present.visibility, purpose }).catch(failed)
    return true
  }
  return (name, rest) => {
    switch (name) {
      case 'mute':
      case 'unmute':
        room.setNotify(name === 'mute' ? 'none' : 'all').catch(failed)
        return true
      case 'purpose':
        return changePurpose(rest.normalize('NFC'))
      case 'pins':
      case 'members':
      case 'settings':
        showPanel(name)
        return true
      case 'shortcuts':
        showShortcuts()
        return true
    }
  }
}
