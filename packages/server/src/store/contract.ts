import { describe } from 'vitest'
import { accountsContract } from './testing/accounts.ts'
import { directsContract } from './testing/directs.ts'
import { historyContract } from './testing/history.ts'
import { linksContract } from './testing/links.ts'
import { membersContract } from './testing/members.ts'
import { messagesContract } from './testing/messages.ts'
import { roomsContract } from './testing/rooms.ts'
import { sessionsContract } from './testing/sessions.ts'
import { whatBecomesContract } from './testing/what-becomes.ts'
import { wholeContract } from './testing/whole.ts'
import type { Store } from './store.ts'

/** What every store promises. @param make a fresh, empty store; the suite closes it */
export function storeContract(name: string, make: () => Promise<Store>): void {
  // A store that waits for a disk waits long on a busy machine.
  describe(`store: ${name}`, { timeout: 30_000 }, () => {
    wholeContract(make)
    accountsContract(make)
    linksContract(make)
    sessionsContract(make)
    roomsContract(make)
    membersContract(make)
    messagesContract(make)
    historyContract(make)
    whatBecomesContract(make)
    directsContract(make)
  })
}
