import type { CommandType } from '@warifu/protocol'
import type { Domain, Handlers } from '../handler.ts'

type MessageHandlers = Pick<Handlers, Extract<CommandType, `message.${string}`>>

export const messageHandlers = ({ messages, history }: Pick<Domain, 'messages' | 'history'>): MessageHandlers => ({
  'message.send': (grant, { messageId, envelope }) => messages.append(grant, messageId, envelope),
  'message.edit': (grant, { messageId, target, envelope }) => messages.edit(grant, messageId, target, envelope),
  'message.react': (grant, { messageId, target, envelope }) => messages.react(grant, messageId, target, envelope),
  'message.delete': (grant, { messageId, target }) => messages.erase(grant, messageId, target),
  'message.pin': (grant, { messageId, target, pinned }) => messages.pin(grant, messageId, target, pinned),
  'message.history': (grant, from) => history.page(grant, from),
  'message.revisions': (grant, { target, after }) => history.revisions(grant, target, after),
  'message.locate': (grant, { at }) => history.locate(grant, at),
})
