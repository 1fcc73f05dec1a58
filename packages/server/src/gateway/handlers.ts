import type { Domain, Handlers } from './handler.ts'
import { accountList } from './handlers/account-list.ts'
import { connectionPing } from './handlers/connection-ping.ts'
import { messageHandlers } from './handlers/message.ts'
import { roomHandlers } from './handlers/room.ts'

export const createHandlers = (domain: Domain): Handlers => ({
  'account.list': accountList(domain.accounts),
  'connection.ping': connectionPing(domain.clock),
  ...messageHandlers(domain),
  ...roomHandlers(domain),
})
