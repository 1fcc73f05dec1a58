import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { titleWith } from '../notify/title.ts'
import { useSnapshot } from '../use-snapshot.ts'

/** What the browser's tab says: how much is unread, and where this tab is. */
export function usePageTitle(chat: ChatModels, title: string): string {
  const say = useSay()
  const { count, mentions } = useSnapshot(chat.total)
  return titleWith(count, mentions, say('page.title', { title }))
}
