import type { AccountId, Room } from '@warifu/client'
import type { Say } from '../i18n/i18n.ts'

/** Who can read what is written in a room, in one sentence. */
export function whoReads({ visibility, peer, name }: Room, me: AccountId, say: Say): string {
  switch (visibility) {
    case 'public':
      return say('timeline.who-reads.public')
    case 'private':
      return say('timeline.who-reads.private')
    case 'direct':
      return peer === me ? say('timeline.who-reads.self') : say('timeline.who-reads.direct', { name })
  }
}
