import { codes, type HttpCodeName, type Problem } from '@warifu/protocol'
import { explain } from '@warifu/protocol/explain'
import type { Refusal } from './refusal.ts'

/** A refusal as RFC 9457 problem details: its own status and code, the English sentence, and nothing of the server's inside. */
export function problemOf({ refused, issues, retryAfterMs }: Refusal<HttpCodeName>): Problem {
  const { code, status } = codes[refused]
  return {
    type: `urn:warifu:error:${code}`,
    title: explain[refused].en.what,
    status,
    code,
    ...(issues.length > 0 && { issues: [...issues] }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}
