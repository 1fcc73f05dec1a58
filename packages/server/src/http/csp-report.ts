import * as z from 'zod/mini'
import { limits } from '@warifu/protocol'
import type { Rate } from '../guard/rate.ts'
import { refuse } from '../refusal.ts'
import type { Events } from '../watch/events.ts'
import { readBytes } from './body.ts'
import type { Path } from './path.ts'
import { CSP_REPORT_PATH } from './response-headers.ts'

/** What `report-uri` sends (CSP Level 2) and what the Reporting API sends (CSP Level 3); browsers add fields as they like. */
const OldReport = z.object({
  'csp-report': z.object({
    'effective-directive': z.optional(z.string()),
    'violated-directive': z.optional(z.string()),
  }),
})
const NewReports = z.array(
  z.object({ type: z.string(), body: z.optional(z.object({ effectiveDirective: z.optional(z.string()) })) }),
)

const CONTENT_TYPES = ['application/csp-report', 'application/reports+json']
const BODY_MS = 5_000
/** Of one batch: the rest says the same. */
const MOST_REPORTS = 10

/** Names of directives become labels of a counter, so only known ones do. */
const DIRECTIVES = new Set([
  'base-uri',
  'connect-src',
  'default-src',
  'font-src',
  'form-action',
  'frame-ancestors',
  'frame-src',
  'img-src',
  'manifest-src',
  'media-src',
  'object-src',
  'require-trusted-types-for',
  'script-src',
  'script-src-attr',
  'script-src-elem',
  'style-src',
  'style-src-attr',
  'style-src-elem',
  'trusted-types',
  'worker-src',
])

/**
 * Takes browsers' word that a page broke its policy. It is not in the table of routes: browsers choose the format, anybody can
 * send one, and nothing is believed but the name of a directive.
 */
export const cspReportPath = (rate: Rate, events: Pick<Events, 'policyViolated'>): Path => ({
  method: 'POST',
  path: CSP_REPORT_PATH,
  serve: async ({ request, headers, address }) => {
    const busy = await rate.take(address.group)
    if (busy !== null) return busy
    const contentType = (headers.get('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
    if (!CONTENT_TYPES.includes(contentType)) return refuse('content-type-refused')
    const bytes = await readBytes(request, limits.bodyBytes, BODY_MS)
    if (bytes === 'too-large') return refuse('body-too-large')
    const directives = bytes === 'broken' ? null : readDirectives(bytes)
    if (directives === null) return refuse('body-invalid')
    for (const directive of directives) events.policyViolated({ directive, address: address.address })
    return new Response(null, { status: 204 })
  },
})

function readDirectives(bytes: Uint8Array): readonly string[] | null {
  const reported = parseJson(bytes)
  const old = OldReport.safeParse(reported)
  if (old.success) {
    const report = old.data['csp-report']
    return [known(report['effective-directive'] ?? report['violated-directive'])]
  }
  const reports = NewReports.safeParse(reported)
  if (!reports.success) return null
  const violations = reports.data.filter(({ type }) => type === 'csp-violation').slice(0, MOST_REPORTS)
  return violations.map(({ body }) => known(body?.effectiveDirective))
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined // No schema takes it.
  }
}

const known = (directive: string | undefined): string => {
  const name = directive?.split(' ', 1)[0] ?? ''
  return DIRECTIVES.has(name) ? name : 'other'
}
