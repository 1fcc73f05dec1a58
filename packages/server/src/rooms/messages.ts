import { hash } from 'node:crypto'
import type { MessageId, Result } from '@warifu/protocol'
import { SUITE_PLAIN } from '@warifu/crypto'
import type { Bus } from '../bus/bus.ts'
import { roomTopic } from '../bus/topics.ts'
import type { Clock } from '../clock.ts'
import { conditionOf, type Grant } from '../guard/authorize.ts'
import { refuse, type Refusal } from '../refusal.ts'
import type { Store } from '../store/store.ts'
import type { Metrics } from '../watch/metrics.ts'

export type Messages = {
  /** Durable before anyone sees it: the bus hears of an entry only after its commit. */
  readonly append: (
    grant: Grant<'message.send'>,
    messageId: MessageId,
    envelope: string,
  ) => Promise<Result<'message.send'> | Refusal<'action-refused' | 'envelope-refused'>>
}

type Parts = {
  readonly store: Pick<Store, 'messages'>
  readonly bus: Pick<Bus, 'publish'>
  readonly metrics: Pick<Metrics, 'messages'>
  readonly clock: Pick<Clock, 'now'>
}

export function createMessages({ store, bus, metrics, clock }: Parts): Messages {
  return {
    append: async (grant, messageId, envelope) => {
      const bytes = Buffer.from(envelope, 'base64url')
      // One spelling per envelope, so that its hash speaks for what everybody received; and a suite that readers know [SQ1].
      if (bytes.toString('base64url') !== envelope || bytes[0] !== SUITE_PLAIN) return refuse('envelope-refused')

      const { accountId, deviceId } = grant.holder
      const stored = await store.messages.append({
        condition: conditionOf('message.send', grant),
        deviceId,
        messageId,
        envelope,
        envelopeHash: hash('sha256', bytes, 'base64url'),
        at: clock.now(),
      })
      if (stored.outcome === 'refused') return refuse('action-refused')

      const { sequence, at, envelopeHash } = stored
      if (!stored.again) {
        metrics.messages.inc()
        const entry = { kind: 'message', sequence, at, accountId, deviceId, messageId, envelope } as const
        await bus.publish(roomTopic(grant.roomId), { kind: 'entry', entry })
      }
      return { sequence, at, envelopeHash }
    },
  }
}
