import type { HttpCodeName } from '@warifu/protocol'
import { problemOf } from '../problem-details.ts'
import type { Refusal } from '../refusal.ts'

/** A refusal as an answer. */
export function problem(refusal: Refusal<HttpCodeName>): Response {
  const { retryAfterMs } = refusal
  const body = problemOf(refusal)
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  if (retryAfterMs !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)))
  return new Response(JSON.stringify(body), { status: body.status, headers })
}

export const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  })
