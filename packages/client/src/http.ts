import { Problem } from '@warifu/protocol'
import type { Clock } from './clock.ts'
import { refusalError, WarifuError } from './errors.ts'
import type { HttpAnswer, HttpRequest, Transport } from './transport/transport.ts'

/** One exchange with the server: the JSON of a good answer. Rejects with WarifuError. */
export type Exchange = (request: HttpRequest) => Promise<unknown>

export function createExchange(transport: Transport, clock: Clock, timeoutMs: number): Exchange {
  return async (request) => {
    const ended = new AbortController()
    const cancel = clock.after(timeoutMs, () => {
      ended.abort()
    })
    try {
      return readAnswer(await transport.request(request, ended.signal))
    } catch (cause) {
      if (cause instanceof WarifuError) throw cause
      throw new WarifuError(ended.signal.aborted ? 'timed-out' : 'network-failed', { cause })
    } finally {
      cancel()
    }
  }
}

/**
 * The error behind an answer that is not a good one. A proxy that answers 502 to 504 in the server's place is a network failure;
 * anything else without problem details (RFC 9457) is not our server.
 */
export function answerError({ status, contentType, body }: HttpAnswer): WarifuError {
  if (isType(contentType, 'application/problem+json')) {
    const problem = Problem.safeParse(parseJson(body))
    return problem.success ? refusalError(problem.data) : new WarifuError('answer-invalid')
  }
  return new WarifuError(status >= 502 && status <= 504 ? 'network-failed' : 'answer-invalid')
}

function readAnswer(answer: HttpAnswer): unknown {
  if (answer.status !== 200 || !isType(answer.contentType, 'application/json')) throw answerError(answer)
  return parseJson(answer.body)
}

const isType = (contentType: string, type: string): boolean =>
  (contentType.split(';', 1)[0] ?? '').trim().toLowerCase() === type

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // No schema accepts undefined, so the caller refuses it.
  }
}
