import { request as httpRequest } from 'node:http'
import type * as z from 'zod/mini'
import { Problem } from '@warifu/protocol'
import type { App } from '../app.ts'
import { operatorRoutes, type OperatorRouteName, type OperatorRoutes } from './routes.ts'

type Result<Name extends OperatorRouteName> = z.output<OperatorRoutes[Name]['result']>

export type OperatorAnswer<Name extends OperatorRouteName> =
  | { readonly outcome: 'done'; readonly result: Result<Name> }
  | { readonly outcome: 'refused'; readonly problem: Problem }

/** How the command line asks an operator route: the same, whether a server runs or not. */
export type AskOperator = <Name extends OperatorRouteName>(
  name: Name,
  body: z.input<OperatorRoutes[Name]['body']>,
) => Promise<OperatorAnswer<Name>>

type Exchange = (request: {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
}) => Promise<{ readonly status: number; readonly text: string }>

/** Asks the server behind a Unix socket. Rejects with the system's error (ENOENT, ECONNREFUSED) where none listens. */
export const askOverSocket = (socketFile: string): AskOperator =>
  askThrough(
    ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const request = httpRequest({ agent: false, socketPath: socketFile, method, path, headers }, (response) => {
          response
            .setEncoding('utf8')
            .toArray()
            .then((chunks) => {
              resolve({ status: response.statusCode ?? 0, text: chunks.join('') })
            }, reject)
        })
        request.once('error', reject)
        request.end(body ?? undefined)
      }),
  )

/** Asks an app of this very process. Whoever does so holds the data folder's lock. */
export const askInProcess = (app: App): AskOperator =>
  askThrough(async ({ method, path, headers, body }) => {
    const request = new Request(new URL(path, 'http://localhost'), { method, headers, body })
    const response = await app.fetch(request, {
      rawHeaders: Object.entries({ host: 'localhost', ...headers }).flat(),
      httpVersion: '1.1',
      httpVersionMajor: 1,
      remoteAddress: undefined,
    })
    return { status: response.status, text: await response.text() }
  })

function askThrough(exchange: Exchange): AskOperator {
  return async (name, body) => {
    const { method, path, result } = operatorRoutes[name]
    const changes = method === 'POST'
    const { status, text } = await exchange({
      method,
      path,
      headers: changes ? { 'content-type': 'application/json' } : {},
      body: changes ? JSON.stringify(body) : null,
    })
    const answered: unknown = JSON.parse(text)
    if (status !== 200) return { outcome: 'refused', problem: Problem.parse(answered) }
    // The schema that belongs to `name` produced it; the compiler cannot follow a lookup by value.
    return { outcome: 'done', result: result.parse(answered) as Result<typeof name> }
  }
}
