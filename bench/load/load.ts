import { fileURLToPath } from 'node:url'
import { startNode, type Child } from '../servers/child.ts'
import type { SpeechName } from './speech.ts'

export type Connect = {
  readonly kind: 'connect'
  readonly speech: SpeechName
  readonly port: number
  readonly ca: string
  readonly localAddress: string
  /** One connection for each; what is in them matters to Warifu only. */
  readonly tickets: readonly string[]
}

export type Run = {
  readonly kind: 'run'
  readonly speech: SpeechName
  readonly milliseconds: number
  readonly inFlight: number
  readonly senders: number
  readonly roomId: string
  readonly envelope: string
}

export type Ran = {
  readonly kind: 'ran'
  readonly messages: number
  readonly deliveries: number
  /** Since the beginning: deliveries that were doubled, left out or out of order. */
  readonly faults: number
  readonly seconds: number
}

export type Question = Connect | Run
export type Answer =
  | Ran
  /** Each TLS version, suite and curve that connections got. */
  | { readonly kind: 'connected'; readonly tls: readonly string[] }
  | { readonly kind: 'broke'; readonly why: string }

/** A process of its own that plays all readers and senders of one server: its work is on nobody's bill. */
export type Load = {
  readonly connect: (connect: Omit<Connect, 'kind' | 'speech'>) => Promise<readonly string[]>
  readonly run: (run: Omit<Run, 'kind' | 'speech'>) => Promise<Ran>
  readonly end: () => Promise<void>
}

const script = fileURLToPath(new URL('./generator.ts', import.meta.url))

export async function startLoad(speech: SpeechName): Promise<Load> {
  const child = await startNode(['--conditions=warifu-source', script], process.env, process.cwd())

  return {
    connect: async (connect) => {
      const answer = await ask(child, { ...connect, kind: 'connect', speech })
      if (answer.kind !== 'connected') throw new Error(`${speech}: not connected`)
      return answer.tls
    },
    run: async (run) => {
      const answer = await ask(child, { ...run, kind: 'run', speech })
      if (answer.kind !== 'ran') throw new Error(`${speech}: not run`)
      return answer
    },
    end: () => child.end('SIGTERM'),
  }
}

async function ask(child: Child, question: Question): Promise<Answer> {
  // Sent by generator.ts, whose answers have this type; nobody else writes to the channel.
  const answer = (await child.ask(question)) as Answer
  if (answer.kind === 'broke') throw new Error(answer.why)
  return answer
}
