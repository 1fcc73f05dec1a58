import { openConnection, type Connection } from './connection.ts'
import { textFrame } from './frames.ts'
import { newMessageId, speeches } from './speech.ts'
import { createTally, type Tally } from './tally.ts'
import type { Answer, Connect, Question, Ran, Run } from './load.ts'

// The other end of bench/load/load.ts: one process holds all readers and senders of one server.

/** Connections that are opened at once. */
const AT_ONCE = 25
/** Without a single delivery for so long, the server has stopped. */
const STALL_MS = 5_000

const connections: Connection[] = []
let tally: Tally | null = null
let onComplete: () => void = () => undefined
let fault: string | null = null
let lastId = 0

process.on('message', (question) => {
  // Sent by load.ts, whose questions have this type; nobody else writes to the channel.
  answer(question as Question).then(reply, (error: unknown) => {
    reply({ kind: 'broke', why: error instanceof Error ? error.message : String(error) })
  })
})

const reply = (answer: Answer) => process.send?.(answer)

function answer(question: Question): Promise<Answer> {
  return question.kind === 'connect' ? open(question) : run(question)
}

async function open({ speech, port, ca, localAddress, tickets }: Connect): Promise<Answer> {
  if (tally !== null) throw new Error('everybody connects before anybody speaks')
  for (let from = 0; from < tickets.length; from += AT_ONCE) {
    const opening = tickets.slice(from, from + AT_ONCE).map((ticket, i) => {
      const reader = connections.length + i
      return openConnection({
        speech: speeches[speech],
        port,
        ca,
        localAddress,
        ticket,
        onDelivery: (sequence) => {
          if (tally?.got(reader, sequence) === true) onComplete()
        },
        onFault: (why) => {
          fault ??= `reader ${reader}: ${why}`
        },
      })
    })
    connections.push(...(await Promise.all(opening)))
  }
  return { kind: 'connected', tls: [...new Set(connections.map(({ tls }) => tls))] }
}

/** Keeps `inFlight` messages on their way, from `senders` of the connections by turns, and waits for the last ones. */
async function run({ speech, milliseconds, inFlight, senders, roomId, envelope }: Run): Promise<Ran> {
  tally ??= createTally(connections.length)
  const counted = tally
  const before = counted.deliveries()
  const startedAt = performance.now()
  let sent = 0
  let complete = 0

  const send = () => {
    lastId += 1
    const text = speeches[speech].send(lastId, { roomId, messageId: newMessageId(), envelope })
    const sender = Math.floor(((sent % senders) * connections.length) / senders)
    connections[sender]?.send(textFrame(text))
    sent += 1
  }

  await new Promise<void>((resolve, reject) => {
    let seen = -1
    const stalled = setInterval(() => {
      const now = counted.deliveries()
      if (now === seen || fault !== null) reject(new Error(fault ?? `no delivery for ${STALL_MS} ms`))
      seen = now
    }, STALL_MS)
    onComplete = () => {
      complete += 1
      if (performance.now() - startedAt < milliseconds) return send()
      if (complete < sent) return
      clearInterval(stalled)
      resolve()
    }
    for (let i = 0; i < inFlight; i += 1) send()
  })

  if (fault !== null) throw new Error(fault)
  return {
    kind: 'ran',
    messages: sent,
    deliveries: counted.deliveries() - before,
    faults: counted.faults(),
    seconds: (performance.now() - startedAt) / 1_000,
  }
}
