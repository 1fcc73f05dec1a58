import { commands, encodeCommand, type CommandType, type Params, type ReplyFrame, type Result } from '@warifu/protocol'
import type { Clock } from './clock.ts'
import { refusalError, WarifuError } from './errors.ts'

/** Sends one command on the open connection. Rejects with connection-lost at once where there is none. */
export type Call = <Type extends CommandType>(
  type: Type,
  params: Params<Type>,
  timeoutMs?: number,
) => Promise<Result<Type>>

/** Brings each reply to the command that asked for it. */
export type Calls = {
  readonly call: Call
  readonly reply: (reply: ReplyFrame) => void
  /** The connection is gone: whether the pending commands were carried out is not known. */
  readonly lost: () => void
}

type Pending = {
  /** False where the result breaks the command's schema. */
  readonly settle: (reply: ReplyFrame) => boolean
  readonly fail: (error: WarifuError) => void
}

type Parts = {
  readonly clock: Clock
  readonly timeoutMs: number
  /** False where no connection is open. */
  readonly send: (text: string) => boolean
  readonly fault: (reason: string) => void
}

/** The largest id a command may have [FR4]. */
const LAST_ID = 0x7fff_ffff

export function createCalls({ clock, timeoutMs: usual, send, fault }: Parts): Calls {
  const pending = new Map<number, Pending>()
  /** Asked on this connection, and no longer waited for. */
  const overdue = new Set<number>()
  let lastId = 0

  const call: Call = (type, params, timeoutMs = usual) => {
    const { promise, resolve, reject } = Promise.withResolvers<Result<typeof type>>()
    if (!commands[type].params.safeParse(params).success) return Promise.reject(new WarifuError('params-invalid'))
    const id = (lastId = lastId === LAST_ID ? 1 : lastId + 1)
    const cancel = clock.after(timeoutMs, () => {
      pending.delete(id)
      overdue.add(id)
      reject(new WarifuError('timed-out'))
    })
    pending.set(id, {
      settle(reply) {
        cancel()
        if (!reply.ok) {
          reject(refusalError(reply.error))
          return true
        }
        const result = commands[type].result.safeParse(reply.result)
        // The schema that belongs to `type` produced it; the compiler cannot follow a lookup by value.
        if (result.success) resolve(result.data as Result<typeof type>)
        else reject(new WarifuError('answer-invalid', { cause: result.error }))
        return result.success
      },
      fail(error) {
        cancel()
        reject(error)
      },
    })
    if (!send(encodeCommand(id, type, params))) {
      pending.get(id)?.fail(new WarifuError('connection-lost'))
      pending.delete(id)
    }
    return promise
  }

  return {
    call,
    reply(reply) {
      const asked = pending.get(reply.id)
      pending.delete(reply.id)
      if (asked === undefined) {
        if (!overdue.delete(reply.id)) fault('a reply that nothing asked for')
      } else if (!asked.settle(reply)) fault('a result that breaks its schema')
    },
    lost() {
      const calls = [...pending.values()]
      pending.clear()
      overdue.clear()
      for (const each of calls) each.fail(new WarifuError('connection-lost'))
    },
  }
}
