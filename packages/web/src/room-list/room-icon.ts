import type { Room } from '@warifu/client'
import type { IconName } from '../parts/icon.tsx'

/** What a room is to its account, as a drawing: words beside it say the same. */
export function iconOf({ membership, visibility }: Pick<Room, 'membership' | 'visibility'>): IconName {
  if (membership.state === 'invited') return 'invited'
  if (visibility === 'direct') return 'person'
  return visibility === 'public' ? 'open' : 'closed'
}
