import type { Domain, Handlers } from '../handler.ts'

export const messageHandlers = ({
  messages,
  history,
}: Pick<Domain, 'messages' | 'history'>): Pick<Handlers, 'message.send' | 'message.history'> => ({
  'message.send': (grant, { messageId, envelope }) => messages.append(grant, messageId, envelope),
  'message.history': (grant, from) => history.page(grant, from),
})
