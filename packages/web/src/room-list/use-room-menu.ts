import type { NotifyLevel, Room } from '@warifu/client'
import type { ChatModels } from '../chat.model.ts'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { levels } from '../notify/level.model.ts'
import type { MenuGroups, MenuItem } from '../parts/menu.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { NOTHING_UNREAD } from './unread.ts'

const levelWords: Readonly<Record<NotifyLevel, MessageId>> = {
  all: 'room-menu.level.all',
  mentions: 'room-menu.level.mentions',
  none: 'room-menu.level.none',
}
const directWords: Readonly<Record<NotifyLevel, MessageId>> = { ...levelWords, all: 'room-menu.level.direct' }

/** What can be done with a room from the outside: read and unread, and of what it tells. */
export function useRoomMenu(chat: ChatModels, room: Room): MenuGroups {
  const say = useSay()
  const { messages } = useSnapshot(chat.unread).get(room.roomId) ?? NOTHING_UNREAD
  if (room.membership.state !== 'member') return []
  const { notify } = room.membership
  const isDirect = room.visibility === 'direct'

  const reading: MenuItem =
    messages > 0
      ? { ...plain('read', 'check', say('room-menu.read')), act: () => chat.unread.markRead(room.roomId) }
      : {
          ...plain('unread', 'unread', say('room-menu.unread')),
          act: () => chat.unread.markUnread(room.roomId, 'newest'),
        }

  const set = async (level: NotifyLevel) => {
    if (!(await chat.level.set(room.roomId, level))) chat.notices.tell(say('room-menu.level.failed'))
  }
  const level = (each: NotifyLevel): MenuItem => {
    const label = say((isDirect ? directWords : levelWords)[each])
    return each === notify
      ? { ...plain(each, 'check', say('room-menu.level.present', { level: label })), act: () => {} }
      : { ...plain(each, each === 'none' ? 'bell-off' : 'bell', label), act: () => void set(each) }
  }
  // Whatever is written in a direct room is meant for who is in it.
  const offered = isDirect ? levels.filter((each) => each !== 'mentions') : levels
  return [[reading], offered.map(level)]
}

const plain = (id: string, icon: MenuItem['icon'], label: string): Omit<MenuItem, 'act'> => ({
  id,
  icon,
  label,
  keys: null,
  danger: false,
})
