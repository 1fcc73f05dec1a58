import {
  checkWritten,
  TEXT_LENGTH,
  type ErrorName,
  type Mention,
  type Message,
  type Outgoing,
  type RoomHandle,
  type TextFault,
} from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'
import { NO_DRAFT, type Drafts } from './drafts.ts'
import { namedIn } from './named.ts'
import { lineFor, readLine, type SlashName } from './slash.ts'

/** What is being written: something new, an answer, or one's own message anew. */
export type Writing =
  | { readonly state: 'new' }
  | { readonly state: 'reply'; readonly to: number }
  | { readonly state: 'edit'; readonly message: Message }

/** Why what was written stays where it is. */
export type Trouble =
  | { readonly kind: 'fault'; readonly fault: TextFault }
  | { readonly kind: 'unknown-command'; readonly name: string }
  | { readonly kind: 'refused'; readonly error: ErrorName }

export type ComposerSnapshot = {
  readonly text: string
  readonly writing: Writing
  /** Null after any change. */
  readonly trouble: Trouble | null
  /** An edit is on its way. */
  readonly busy: boolean
  /** UTF-16 units still free, told only when the end is near. */
  readonly left: number | null
  /** An edit was emptied: the message is to be deleted, if its writer says so. */
  readonly erasing: Message | null
}

/** What became of what was written. `kept`: it stays, with what stands in its way. */
export type Outcome = 'sent' | 'saved' | 'carried-out' | 'kept'

export type ComposerModel = Model<ComposerSnapshot> & {
  readonly write: (text: string) => void
  /** Somebody was put into the text by name. */
  readonly mention: (mention: Mention) => void
  readonly send: () => Promise<Outcome>
  readonly reply: (message: Message) => void
  readonly edit: (message: Message) => void
  /** Begins to edit what one wrote last, also what is not sent yet. False where there is nothing. */
  readonly editLast: () => boolean
  /** Leaves the answer or the edit. False where there is none. */
  readonly cancel: () => boolean
  /** The question whether to delete is answered. */
  readonly stopErasing: () => void
  readonly start: () => () => void
}

export type ComposerParts = {
  readonly room: Pick<RoomHandle, 'roomId' | 'send' | 'edit' | 'typing' | 'outbox' | 'take'>
  readonly drafts: Drafts
  /** The newest message of one's own that can be edited, as far as is loaded. */
  readonly lastOwn: () => Message | null
  /** Does what a slash command says. False where it could not be begun. */
  readonly command: (name: SlashName, rest: string) => boolean
}

/** From here on the writer is told how much room is left. */
const NEAR_END = 500

/** What is being written in one room. It stays when the reader looks at another room, and when sending was refused. */
export function createComposerModel({ room, drafts, lastOwn, command }: ComposerParts): ComposerModel {
  const { roomId } = room
  const draft = drafts.read(roomId)
  let mentions: readonly Mention[] = draft.mentions
  const snapshots = createSnapshots(calm(draft.text, newOrReply(draft.replyTo)))

  const keep = () => {
    const { text, writing } = snapshots.snapshot()
    // An edit is no draft: what was begun before it comes back after it.
    if (writing.state === 'edit') return
    drafts.keep(roomId, { text, mentions, replyTo: writing.state === 'reply' ? writing.to : null })
  }
  const become = (text: string, writing: Writing) => {
    snapshots.set(calm(text, writing))
    keep()
  }
  const fail = (trouble: Trouble): Outcome => {
    snapshots.set({ ...snapshots.snapshot(), trouble, busy: false })
    return 'kept'
  }

  const backToDraft = () => {
    const kept = drafts.read(roomId)
    mentions = kept.mentions
    snapshots.set(calm(kept.text, newOrReply(kept.replyTo)))
  }

  const beginEdit = (message: Message) => {
    if (message.content.state !== 'opened') return
    mentions = message.content.mentions
    snapshots.set(calm(message.content.text, { state: 'edit', message }))
  }

  const save = async (message: Message, text: string): Promise<Outcome> => {
    if (text.trim() === '') {
      snapshots.set({ ...snapshots.snapshot(), erasing: message })
      return 'kept'
    }
    const written = { text, mentions: namedIn(text, mentions) }
    const fault = checkWritten({ ...written, replyTo: null })
    if (fault !== null) return fail({ kind: 'fault', fault })
    if (message.content.state === 'opened' && message.content.text === text) {
      backToDraft()
      return 'saved'
    }
    /** Nobody left this edit, or began another one, meanwhile. */
    const isHere = () => {
      const { writing } = snapshots.snapshot()
      return writing.state === 'edit' && writing.message === message
    }
    snapshots.set({ ...snapshots.snapshot(), busy: true, trouble: null })
    try {
      await room.edit(message.sequence, written)
      if (isHere()) backToDraft()
      return 'saved'
    } catch (error) {
      const refused: Trouble = { kind: 'refused', error: errorName(error) }
      return isHere() ? fail(refused) : 'kept'
    }
  }

  const sendNew = (text: string, writing: Exclude<Writing, { state: 'edit' }>): Outcome => {
    const line = readLine(text)
    if (line.kind === 'unknown') return fail({ kind: 'unknown-command', name: line.name })
    if (line.kind === 'command') {
      if (!command(line.name, line.rest)) return fail({ kind: 'unknown-command', name: line.name })
      mentions = []
      become('', writing)
      return 'carried-out'
    }
    const replyTo = writing.state === 'reply' ? writing.to : null
    const written = { text: line.text, mentions: namedIn(line.text, mentions), replyTo }
    const fault = checkWritten(written)
    if (fault !== null) return fail({ kind: 'fault', fault })
    room.send(written).catch(() => {
      // The outbox shows what became of it, with the reason and a way on.
    })
    mentions = []
    become('', { state: 'new' })
    return 'sent'
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    write(text) {
      const { writing, busy } = snapshots.snapshot()
      // What is on its way is not written on.
      if (busy) return
      become(text, writing)
      if (writing.state !== 'edit') room.typing(text.trim() !== '' && readLine(text).kind === 'text')
    },
    mention(mention) {
      mentions = [...mentions.filter(({ name }) => name !== mention.name), mention]
      keep()
    },
    async send() {
      const { text, writing, busy } = snapshots.snapshot()
      if (busy) return 'kept'
      return writing.state === 'edit' ? save(writing.message, text) : sendNew(text, writing)
    },
    reply({ sequence }) {
      const { text, writing } = snapshots.snapshot()
      if (writing.state === 'edit') backToDraft()
      become(writing.state === 'edit' ? drafts.read(roomId).text : text, { state: 'reply', to: sequence })
    },
    edit: beginEdit,
    editLast() {
      const { text, writing } = snapshots.snapshot()
      if (text !== '' || writing.state === 'edit') return false
      const waiting = room.outbox.findLast(isWaiting)
      const taken = waiting === undefined ? null : room.take(waiting.messageId)
      if (taken !== null) {
        mentions = taken.mentions
        become(lineFor(taken.text), newOrReply(taken.replyTo))
        return true
      }
      const message = lastOwn()
      if (message === null) return false
      beginEdit(message)
      return true
    },
    cancel() {
      const { text, writing } = snapshots.snapshot()
      if (writing.state === 'new') return false
      if (writing.state === 'edit') backToDraft()
      else become(text, { state: 'new' })
      return true
    },
    stopErasing() {
      const { erasing } = snapshots.snapshot()
      if (erasing !== null) backToDraft()
    },
    start: () => {
      // Drafts are read from the disk once the page is there; nothing that was typed meanwhile is overwritten.
      const loaded = () => {
        const { text, writing } = snapshots.snapshot()
        if (text === '' && writing.state === 'new' && drafts.read(roomId) !== NO_DRAFT) backToDraft()
      }
      loaded()
      return drafts.subscribe(loaded)
    },
  }
}

const newOrReply = (to: number | null): Writing => (to === null ? { state: 'new' } : { state: 'reply', to })

const isWaiting = ({ progress }: Outgoing): boolean => progress.state === 'queued' || progress.state === 'failed'

function calm(text: string, writing: Writing): ComposerSnapshot {
  const left = TEXT_LENGTH - text.length
  return { text, writing, trouble: null, busy: false, left: left <= NEAR_END ? left : null, erasing: null }
}
