import type { RoomId } from '@warifu/protocol'

/** Says how far the account has read. Resolves when the server knows of this position or a later one. */
export type MarkRead = (roomId: RoomId, sequence: number) => Promise<void>

type Run = { wanted: number; readonly done: Promise<void> }

/** Per room one position is on its way at a time; of those that come meanwhile only the furthest follows. */
export function createReadMarks(send: (roomId: RoomId, sequence: number) => Promise<void>): MarkRead {
  const runs = new Map<RoomId, Run>()

  async function sendUntilDone(roomId: RoomId, first: number): Promise<void> {
    try {
      for (let sent = 0, next = first; next > sent; next = runs.get(roomId)?.wanted ?? 0) {
        await send(roomId, next)
        sent = next
      }
    } finally {
      runs.delete(roomId)
    }
  }

  return (roomId, sequence) => {
    const run = runs.get(roomId)
    if (run === undefined) {
      const done = sendUntilDone(roomId, sequence)
      runs.set(roomId, { wanted: sequence, done })
      return done
    }
    run.wanted = Math.max(run.wanted, sequence)
    return run.done
  }
}
