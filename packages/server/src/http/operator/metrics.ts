import type { Registry } from 'prom-client'
import type { Path } from '../path.ts'

/** For the scraper on this machine: the operator listener is on loopback, and numbers hold no account. */
export const metricsPath = (registry: Pick<Registry, 'contentType' | 'metrics'>): Path => ({
  method: 'GET',
  path: '/metrics',
  serve: async () =>
    new Response(await registry.metrics(), {
      headers: { 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' },
    }),
})
