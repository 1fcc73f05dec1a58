import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { joinedOf, type RoomList } from '../room-list/room-list.model.ts'
import { totalOf } from '../room-list/unread.ts'
import { useSnapshot } from '../use-snapshot.ts'

/** What the browser's tab says: how much is unread, and where this tab is. */
export function usePageTitle(chat: ChatModels, list: RoomList, title: string): string {
  const say = useSay()
  const count = totalOf(joinedOf(list), useSnapshot(chat.unread))
  return count === 0 ? say('page.title', { title }) : say('page.title.unread', { count, title })
}
