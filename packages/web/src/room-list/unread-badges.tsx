import { useSay } from '../i18n/use-say.ts'
import { Badge } from '../parts/badge.tsx'
import { Hidden } from '../parts/hidden.tsx'
import type { Standout } from './unread.ts'

/** What is unread in a room, as numbers and in words. */
export function UnreadBadges({ standout }: { readonly standout: Standout }) {
  const say = useSay()
  const { messages, mentions, strong } = standout
  if (!strong) return null
  return (
    <>
      {mentions > 0 ? (
        <Badge count={mentions} kind="mention" label={say('rooms.mentions', { count: mentions })} />
      ) : null}
      {messages > 0 ? <Badge count={messages} kind="unread" label={say('rooms.unread', { count: messages })} /> : null}
      {messages === 0 && mentions === 0 ? <Hidden>{say('rooms.unread.some')}</Hidden> : null}
    </>
  )
}
