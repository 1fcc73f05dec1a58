import type { ErrorName, Message, RoomHandle } from '@warifu/client'
import { errorName } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type Act = 'react' | 'pin' | 'erase'

/** What was refused last, and at which message; null: nothing is to be told. */
export type RefusedAct = { readonly act: Act; readonly sequence: number; readonly error: ErrorName }

export type MessageActs = {
  /** Puts one's reaction to a message, or takes it back where it is there. */
  readonly react: (message: Message, emoji: string) => Promise<void>
  readonly pin: (message: Message, pinned: boolean) => Promise<void>
  /** True where the message is deleted. */
  readonly erase: (message: Message) => Promise<boolean>
  /** What was refused has been read. */
  readonly dismiss: () => void
}

export type MessageActsModel = Model<RefusedAct | null> & MessageActs

/** What a person does to messages of one room. Each act of a message runs once at a time: a second press while it runs does nothing. */
export function createMessageActsModel(room: Pick<RoomHandle, 'react' | 'erase' | 'pin'>): MessageActsModel {
  const snapshots = createSnapshots<RefusedAct | null>(null)
  const running = new Set<string>()

  const run = async (act: Act, sequence: number, what: string, carryOut: () => Promise<unknown>): Promise<boolean> => {
    const key = `${act} ${sequence} ${what}`
    if (running.has(key)) return false
    running.add(key)
    snapshots.set(null)
    try {
      await carryOut()
      return true
    } catch (error) {
      snapshots.set({ act, sequence, error: errorName(error) })
      return false
    } finally {
      running.delete(key)
    }
  }

  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async react({ sequence, reactions }, emoji) {
      const own = reactions.find((reaction) => reaction.emoji === emoji)?.own ?? null
      await run('react', sequence, emoji, () => (own === null ? room.react(sequence, emoji) : room.erase(own)))
    },
    async pin({ sequence }, pinned) {
      await run('pin', sequence, '', () => room.pin(sequence, pinned))
    },
    erase: ({ sequence }) => run('erase', sequence, '', () => room.erase(sequence)),
    dismiss() {
      snapshots.set(null)
    },
  }
}
