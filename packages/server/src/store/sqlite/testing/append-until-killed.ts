/**
 * A process that appends without end and writes down each message as acknowledged, until it is killed.
 * Arguments: the database, the list of acknowledged messages, and when it acknowledges: `after-commit`, as the server does, or
 * `before-commit`, the mistake that the test must be able to see.
 */
import { openSync, writeSync } from 'node:fs'
import { randomId } from '@warifu/crypto'
import { MessageId } from '@warifu/protocol'
import { addRoomOf, message } from '../../testing/fixtures.ts'
import { openSqliteStore } from '../open.ts'

const UNDER_WAY = 64

const [file = '', list = '', acknowledges = ''] = process.argv.slice(2)
const acknowledged = openSync(list, 'a')

const store = await openSqliteStore({
  file,
  onFatal: (error) => {
    throw error
  },
})
if ((await store.accounts.count()) === 0) await addRoomOf(store, 1)

/** The line is in the kernel's hands before the next step: killing the process does not unsay it. */
function acknowledge(messageId: MessageId): void {
  writeSync(acknowledged, `${messageId}\n`)
  process.stdout.write('.')
}

async function appendForEver(): Promise<never> {
  for (;;) {
    const messageId = MessageId.parse(randomId())
    if (acknowledges === 'before-commit') acknowledge(messageId)
    await store.messages.append({ ...message(1, 1, 0), messageId })
    if (acknowledges === 'after-commit') acknowledge(messageId)
  }
}

await Promise.all(Array.from({ length: UNDER_WAY }, appendForEver))
