import type { RoomId } from '@warifu/protocol'
import type { Call } from './calls.ts'
import { WarifuError } from './errors.ts'
import type { Mention } from './message.ts'
import { checkWritten, isEmoji, newMessageId, sealReaction, sealWritten, type Sealed } from './sealing.ts'

/** What can be done to a message of a room, by its sequence. Each rejects with `WarifuError`, and was then not done, or not known to be. */
export type Acts = {
  /** Gives one's own message a new text. */
  readonly edit: (
    sequence: number,
    written: { readonly text: string; readonly mentions?: readonly Mention[] },
  ) => Promise<void>
  /** Puts a reaction; `emoji` is one emoji, else `text-refused`. */
  readonly react: (sequence: number, emoji: string) => Promise<void>
  /** Deletes a message, or takes a reaction of one's own back: `sequence` is the message's or the reaction's. It cannot be undone. */
  readonly erase: (sequence: number) => Promise<void>
  readonly pin: (sequence: number, pinned: boolean) => Promise<void>
}

/** @param repeat asks again where a connection was lost [SQ8] */
export function createActs(repeat: Call, roomId: RoomId): Acts {
  async function store(type: 'message.edit' | 'message.react', target: number, sealed: Sealed): Promise<void> {
    const { envelope, envelopeHash } = sealed
    const stored = await repeat(type, { roomId, messageId: newMessageId(), target, envelope })
    // Something else is stored under this id: it is not this act that was carried out [SQ8].
    if (stored.envelopeHash !== envelopeHash) throw new WarifuError('answer-invalid')
  }

  return {
    async edit(sequence, { text, mentions = [] }) {
      const written = { text, mentions, replyTo: null }
      if (checkWritten(written) !== null) throw new WarifuError('text-refused')
      await store('message.edit', sequence, await sealWritten(written))
    },
    async react(sequence, emoji) {
      if (!isEmoji(emoji)) throw new WarifuError('text-refused')
      await store('message.react', sequence, await sealReaction(emoji))
    },
    async erase(sequence) {
      await repeat('message.delete', { roomId, messageId: newMessageId(), target: sequence })
    },
    async pin(sequence, pinned) {
      await repeat('message.pin', { roomId, messageId: newMessageId(), target: sequence, pinned })
    },
  }
}
