import { limits, type Push, type RoomId } from '@warifu/protocol'
import type { Line } from '../peers/line.ts'
import { check, type Finding, type Stored } from './check.ts'
import { createLedger, storedFrom } from './ledger.ts'
import type { Random } from './random.ts'
import { createWriter } from './writer.ts'

/** A server that can be killed and started again on what it left on disk. */
export type Subject = {
  readonly rooms: readonly RoomId[]
  /** Accounts that can connect, each on its own device, each a member of every room. */
  readonly members: number
  /** Resolves when it listens. */
  readonly start: () => Promise<void>
  /** kill -9. The signal has left when this returns; the promise resolves when the process is gone. */
  readonly kill: () => Promise<void>
  readonly connect: (member: number, onPush: (push: Push) => void) => Promise<Line>
}

export type Tally = {
  readonly kills: number
  /** Kills at which at least one message was sent and not acknowledged. */
  readonly killsInMidSend: number
  readonly sent: number
  readonly acknowledged: number
  readonly resent: number
  /** Messages sent again that had been stored before the kill: without SQ8 each would be there twice. */
  readonly resentThoughStored: number
  readonly findings: readonly Finding[]
}

/** Messages that one writer has under way. */
const WINDOW = 8
/** Half of the kills come so long after the writers began, … */
const MOST_WAIT_MS = 30
/** … half at the very moment of one of this many acknowledgements: the hardest for a server that says yes too early. */
const MOST_ACKNOWLEDGEMENTS = 60
/** A server that says nothing for so long has failed in a way that this proof is not about. */
const SILENCE_MS = 20_000

/** Kills a server again and again in the middle of sends, and after each time compares its whole history with the ledger. */
export async function campaign(subject: Subject, kills: number, random: Random, onKill: () => void): Promise<Tally> {
  const ledger = createLedger()
  const broken = Promise.withResolvers<never>()
  broken.promise.catch(() => undefined) // Every wait races with it; a failure between two waits is seen by the next.
  const watchdog = setTimeout(() => {
    broken.reject(new Error(`nothing happened for ${SILENCE_MS} ms`))
  }, SILENCE_MS)
  const unlessBroken = <Value>(promise: Promise<Value>): Promise<Value> => Promise.race([promise, broken.promise])
  const parts = { rooms: subject.rooms, ledger, window: WINDOW, onBroken: broken.reject }
  const writers = Array.from({ length: subject.members }, () => createWriter(parts))
  const findings: Finding[] = []
  let killsInMidSend = 0
  let resentThoughStored = 0

  const onPush = (push: Push) => {
    if (push.push === 'message') ledger.pushed(push.roomId, push.entry)
  }

  /** Connects everybody, and compares before anybody writes. */
  async function resume(): Promise<Line[]> {
    await subject.start()
    const lines = await Promise.all(writers.map((_, member) => subject.connect(member, onPush)))
    const histories = await readHistories(lines[0], subject.rooms)
    const { sent, told } = ledger.all()
    findings.push(...check(sent, told, histories))
    const stored = new Set([...histories.values()].flat().map(({ messageId }) => messageId))
    for (const writer of writers)
      resentThoughStored += writer.open().filter(({ messageId }) => stored.has(messageId)).length
    return lines
  }

  const untilKilled = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const kill = () => {
        if (writers.some((writer) => writer.open().length > 0)) killsInMidSend += 1
        subject.kill().then(resolve, reject)
      }
      if (random.whole(0, 1) === 0) setTimeout(kill, random.whole(0, MOST_WAIT_MS))
      else ledger.afterAcknowledgements(random.whole(1, MOST_ACKNOWLEDGEMENTS), kill)
    })

  const write = (lines: readonly Line[]) => {
    for (const [member, line] of lines.entries()) writers[member]?.writeOn(line)
  }

  /** Everything that is open is sent again and acknowledged, and the whole history is read once more. */
  async function finish(lines: readonly Line[]): Promise<void> {
    for (const writer of writers) writer.stop()
    const open = writers.reduce((total, writer) => total + writer.open().length, 0)
    const answered = new Promise<void>((resolve) => {
      if (open === 0) resolve()
      else ledger.afterAcknowledgements(open, resolve)
    })
    write(lines)
    await answered
    const { sent, told } = ledger.all()
    findings.push(...check(sent, told, await readHistories(lines[0], subject.rooms)))
    for (const line of lines) line.close()
  }

  try {
    for (let done = 0; done < kills; done += 1) {
      const lines = await unlessBroken(resume())
      write(lines)
      await unlessBroken(untilKilled())
      await unlessBroken(Promise.all(lines.map((line) => line.closed)))
      watchdog.refresh()
      onKill()
    }
    await unlessBroken(finish(await unlessBroken(resume())))
  } finally {
    clearTimeout(watchdog)
  }

  const { sent, acknowledged } = ledger.all()
  const resent = writers.reduce((total, writer) => total + writer.resent(), 0)
  return { kills, killsInMidSend, sent: sent.length, acknowledged, resent, resentThoughStored, findings }
}

async function readHistories(
  line: Line | undefined,
  rooms: readonly RoomId[],
): Promise<Map<RoomId, readonly Stored[]>> {
  if (line === undefined) throw new Error('nobody is connected')
  const histories = await Promise.all(rooms.map(async (roomId) => [roomId, await readHistory(line, roomId)] as const))
  return new Map(histories)
}

async function readHistory(line: Line, roomId: RoomId): Promise<Stored[]> {
  const history: Stored[] = []
  for (;;) {
    const sequence = history.at(-1)?.sequence ?? 0
    const page = { roomId, direction: 'after', sequence, limit: limits.historyEntries } as const
    const { entries, more } = await line.ask('message.history', page)
    history.push(...entries.map(storedFrom))
    // A page that does not lead on would be asked for without end; the checker names what is wrong with it.
    if (!more || (history.at(-1)?.sequence ?? 0) <= sequence) return history
  }
}
