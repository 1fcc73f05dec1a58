import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import { eventTable, type EventName } from './event-table.ts'

const eventNames = Object.keys(eventTable) as EventName[]

/** `connectionOpened` -> `warifu_connection_opened_total`. */
export const metricName = (event: EventName): string =>
  `warifu_${event.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}_total`

/** Every number the server tells, in OpenMetrics names: prefix, base units, `_total`; no account ids in labels. */
export function createMetrics() {
  const registers = [new Registry()] as const
  const [registry] = registers
  const events = Object.fromEntries(
    eventNames.map((name) => {
      const { says, labels } = eventTable[name]
      return [name, new Counter({ name: metricName(name), help: says, labelNames: [...labels], registers: [registry] })]
    }),
  ) as Record<EventName, Counter>

  return {
    registry,
    events,
    connections: new Gauge({ name: 'warifu_connections', help: 'connections open now', registers: [registry] }),
    commands: new Histogram({
      name: 'warifu_command_seconds',
      help: 'from a decoded command to its reply',
      labelNames: ['type'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1],
      registers: [registry],
    }),
    messages: new Counter({
      name: 'warifu_messages_stored_total',
      help: 'messages made durable',
      registers: [registry],
    }),
    deliveries: new Counter({
      name: 'warifu_deliveries_total',
      help: 'frames handed to connections',
      registers: [registry],
    }),
    queuedBytes: new Gauge({
      name: 'warifu_queued_bytes',
      help: 'bytes waiting for readers, all connections together',
      registers: [registry],
    }),
  }
}

export type Metrics = ReturnType<typeof createMetrics>
