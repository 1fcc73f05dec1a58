import { codes, type HttpCodeName, type Problem } from '@warifu/protocol'
import { explain } from '@warifu/protocol/explain'
import type { Refusal } from '../refusal.ts'

/** A refusal as RFC 9457 problem details: its own status and code, the English sentence, and nothing of the server's inside. */
export function problem({ refused, issues, retryAfterMs }: Refusal<HttpCodeName>): Response {
  const { code, status } = codes[refused]
  const body: Problem = {
    type: `urn:warifu:error:${code}`,
    title: explain[refused].en.what,
    status,
    code,
    ...(issues.length > 0 && { issues: [...issues] }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' })
  if (retryAfterMs !== undefined) headers.set('Retry-After', String(Math.ceil(retryAfterMs / 1000)))
  return new Response(JSON.stringify(body), { status, headers })
}

export const json = (value: unknown): Response =>
  new Response(JSON.stringify(value), {
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
  })
