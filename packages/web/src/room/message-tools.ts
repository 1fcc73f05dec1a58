import type { ChatModels } from '../chat.model.ts'
import type { Say } from '../i18n/i18n.ts'
import type { MessageTools } from '../message/message-tools.ts'
import { permalink } from '../message/permalink.ts'
import type { RoomModels } from './room.model.ts'

/** What the actions of a message work with, in an open room. */
export function createMessageTools(chat: ChatModels, models: RoomModels, say: Say): MessageTools {
  const { handle, acts, receipts, timeline } = models
  const copy = async (text: string) => {
    try {
      await chat.clipboard.writeText(text)
      chat.notices.tell(say('message.copied'))
    } catch {
      chat.notices.tell(say('message.copy-failed'))
    }
  }
  return {
    handle,
    me: chat.session.account.accountId,
    people: chat.people,
    receipts,
    acts,
    reply: models.composer.reply,
    edit: models.composer.edit,
    markUnread: ({ sequence }) => {
      timeline.unreadFrom(sequence)
      chat.unread.markUnread(handle.roomId, sequence)
    },
    copyText: copy,
    copyLink: ({ sequence }) => copy(permalink(window.location.origin, handle.roomId, sequence)),
  }
}
