import { hash } from 'node:crypto'
import { limits, type AccountId, type Entry, type MessageId, type Result, type RoomId } from '@warifu/protocol'
import { SUITE_PLAIN } from '@warifu/crypto'
import type { Bus } from '../bus/bus.ts'
import { accountTopic, roomTopic } from '../bus/topics.ts'
import type { Clock } from '../clock.ts'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Act, NotStored, Stamped, Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import type { Metrics } from '../watch/metrics.ts'

/** Why something is not done to a message. */
type Why = ReturnType<typeof why>

/** What is written into a room, and what becomes of it. Durable before anyone sees it: the bus hears only after the commit. */
export type Messages = {
  readonly append: (
    grant: Grant<'message.send'>,
    messageId: MessageId,
    envelope: string,
  ) => Promise<Result<'message.send'> | Refusal<Why | 'envelope-refused'>>
  readonly edit: (
    grant: Grant<'message.edit'>,
    messageId: MessageId,
    target: number,
    envelope: string,
  ) => Promise<Result<'message.edit'> | Refusal<Why | 'envelope-refused'>>
  readonly react: (
    grant: Grant<'message.react'>,
    messageId: MessageId,
    target: number,
    envelope: string,
  ) => Promise<Result<'message.react'> | Refusal<Why | 'envelope-refused'>>
  readonly erase: (
    grant: Grant<'message.delete'>,
    messageId: MessageId,
    target: number,
  ) => Promise<Result<'message.delete'> | Refusal<Why>>
  readonly pin: (
    grant: Grant<'message.pin'>,
    messageId: MessageId,
    target: number,
    pinned: boolean,
  ) => Promise<Result<'message.pin'> | Refusal<Why>>
}

type Parts = {
  readonly store: Pick<Store, 'messages' | 'rooms'>
  readonly bus: Pick<Bus, 'publish'>
  readonly events: Pick<Events, 'messageEdited' | 'messageErased' | 'messagePinned'>
  readonly metrics: Pick<Metrics, 'messages'>
  readonly clock: Pick<Clock, 'now'>
}

type Writing = 'message.send' | 'message.edit' | 'message.react'
type Acting = Writing | 'message.delete' | 'message.pin'

export function createMessages({ store, bus, events, metrics, clock }: Parts): Messages {
  async function write<Action extends Writing>(
    action: Action,
    grant: Grant<Action>,
    messageId: MessageId,
    act: Act,
    envelope: string,
  ) {
    const bytes = Buffer.from(envelope, 'base64url')
    // One spelling per envelope, so that its hash speaks for what everybody received; and a suite that readers know [SQ1].
    if (bytes.toString('base64url') !== envelope || bytes[0] !== SUITE_PLAIN) return refuse('envelope-refused')
    const envelopeHash = hash('sha256', bytes, 'base64url')
    const stored = await store.messages.append({ ...actOf(action, grant, messageId), act, envelope, envelopeHash })
    if (stored.outcome !== 'stored') return refuse(why(stored.outcome))
    await tell(grant, messageId, stored, (header) =>
      act.kind === 'message' ? { kind: 'message', ...header, envelope } : { ...act, ...header, envelope },
    )
    return stored
  }

  /** What every act on a sequence carries. */
  function actOf<Action extends Acting>(action: Action, grant: Grant<Action>, messageId: MessageId) {
    return {
      condition: conditionOf(action, grant),
      deviceId: grant.holder.deviceId,
      messageId,
      at: clock.now(),
    }
  }

  async function tell(
    { holder, roomId }: Pick<Grant<Acting>, 'holder' | 'roomId'>,
    messageId: MessageId,
    { sequence, at, again }: Stamped,
    make: (header: Pick<Entry, 'sequence' | 'at' | 'accountId' | 'deviceId' | 'messageId'>) => Entry,
  ): Promise<void> {
    if (again) return
    const { accountId, deviceId } = holder
    if (sequence === 1) await tellOfDirect(roomId, accountId)
    const entry = make({ sequence, at, accountId, deviceId, messageId })
    await bus.publish(roomTopic(roomId), { kind: 'entry', entry })
  }

  /** A direct room is news to its peer with its first entry; and to who wrote it on connections that came before it was opened. */
  async function tellOfDirect(roomId: RoomId, accountId: AccountId): Promise<void> {
    const peer = (await store.rooms.view(roomId, accountId))?.peer ?? null
    if (peer === null) return
    for (const each of new Set([accountId, peer])) await bus.publish(accountTopic(each), { kind: 'room', roomId })
  }

  return {
    append: async (grant, messageId, envelope) => {
      const stored = await write('message.send', grant, messageId, { kind: 'message' }, envelope)
      if ('refused' in stored) return stored
      if (!stored.again) metrics.messages.inc()
      return answerOf(stored)
    },
    edit: async (grant, messageId, target, envelope) => {
      const stored = await write('message.edit', grant, messageId, { kind: 'edit', target }, envelope)
      if ('refused' in stored) return stored
      const { roomId, holder } = grant
      if (!stored.again) events.messageEdited({ roomId, sequence: target, accountId: holder.accountId })
      return answerOf(stored)
    },
    react: async (grant, messageId, target, envelope) => {
      const stored = await write('message.react', grant, messageId, { kind: 'reaction', target }, envelope)
      return 'refused' in stored ? stored : answerOf(stored)
    },
    erase: async (grant, messageId, target) => {
      const stored = await store.messages.erase({ ...actOf('message.delete', grant, messageId), target })
      if (stored.outcome !== 'stored') return refuse(why(stored.outcome))
      const { roomId, holder } = grant
      if (!stored.again) events.messageErased({ roomId, sequence: target, accountId: holder.accountId })
      await tell(grant, messageId, stored, (header) => ({ kind: 'delete', ...header, target }))
      return { sequence: stored.sequence, at: stored.at }
    },
    pin: async (grant, messageId, target, pinned) => {
      const params = { ...actOf('message.pin', grant, messageId), target, pinned, mostPins: limits.pinsPerRoom }
      const stored = await store.messages.pin(params)
      if (stored.outcome !== 'stored') return refuse(why(stored.outcome))
      const { roomId, holder } = grant
      if (!stored.again) events.messagePinned({ roomId, sequence: target, pinned, accountId: holder.accountId })
      await tell(grant, messageId, stored, (header) => ({ kind: 'pin', ...header, target, pinned }))
      return { sequence: stored.sequence, at: stored.at }
    },
  }
}

type Outcome = NotStored<'too-many-edits' | 'too-many-reactions' | 'too-many-pins'>['outcome']

/** The code of a store's "no". */
function why(outcome: Outcome) {
  switch (outcome) {
    case 'refused':
      return 'action-refused'
    case 'unknown':
      return 'message-unknown'
    case 'id-taken':
      return 'message-id-taken'
    default:
      return outcome
  }
}

const answerOf = ({ sequence, at, envelopeHash }: Stamped & { readonly envelopeHash: string }) => ({
  sequence,
  at,
  envelopeHash,
})
