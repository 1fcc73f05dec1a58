import type { Domain, DomainHandlers } from './handler.ts'
import { accountHandlers } from './handlers/account.ts'
import { connectionPing } from './handlers/connection-ping.ts'
import { messageHandlers } from './handlers/message.ts'
import { privacyHandlers } from './handlers/privacy.ts'
import { roomHandlers } from './handlers/room.ts'

export const createHandlers = (domain: Domain): DomainHandlers => ({
  'connection.ping': connectionPing(domain.clock),
  ...accountHandlers(domain.accounts),
  ...messageHandlers(domain),
  ...privacyHandlers(domain.privacies),
  ...roomHandlers(domain),
})
