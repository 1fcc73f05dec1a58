import { describe, expect, it } from 'vitest'
import type { AuditRecord } from '../store/store.ts'
import { eventTable, type EventDefinition, type EventName } from './event-table.ts'
import { createEvents, type Events } from './events.ts'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { redactions } from './redact.ts'

/** Everything that was written to a log, line by line. */
function logOf(level: 'debug' | 'info') {
  const lines: unknown[] = []
  const log = createLogger(level, { write: (line) => lines.push(JSON.parse(line)) })
  return { log, lines }
}

const PINO_LEVELS = { debug: 20, info: 30, warn: 40, error: 50 }
const names = Object.keys(eventTable) as EventName[]

describe.each(names)('the event %s', (event) => {
  const definition: EventDefinition = eventTable[event]
  const fields: AuditRecord['fields'] = Object.fromEntries(definition.fields.map((field) => [field, `a ${field}`]))

  it('goes to log, counter and audit log exactly as the table says', async () => {
    const { log, lines } = logOf('debug')
    const metrics = createMetrics()
    const records: AuditRecord[] = []
    const clock = { now: () => 7, monotonic: () => 0 }
    const events: Events = createEvents({ clock, log, metrics, record: (record) => records.push(record) })
    // The fields are those of this row; the compiler cannot follow a name that is a value.
    events[event](fields as never)

    expect(lines).toEqual([
      { level: PINO_LEVELS[definition.level], at: expect.any(String), event, ...fields, msg: definition.says },
    ])
    const { values } = await metrics.events[event].get()
    const labels = Object.fromEntries(definition.labels.map((label) => [label, `a ${label}`]))
    expect(values).toMatchObject([{ value: 1, labels }])
    expect(Object.keys(values[0]?.labels ?? {})).toEqual(definition.labels)
    expect(records).toEqual(definition.audit ? [{ at: 7, event, fields }] : [])
  })

  it('has no field that the log would have to hide, and no account as a label', () => {
    expect(definition.fields.filter((field) => redactions.includes(field))).toEqual([])
    expect(definition.labels.filter((label) => /(Id|address|name)$/i.test(label))).toEqual([])
  })
})

describe('what never reaches the log', () => {
  const fields = redactions.filter((path) => !path.includes('.'))

  it.each(fields)('%s is hidden, at the top and one level down', (field) => {
    const { log, lines } = logOf('info')
    log.info({ [field]: 'canary', inside: { [field]: 'canary', roomId: 'shown' } }, 'said')
    expect(lines).toMatchObject([{ [field]: '[redacted]', inside: { [field]: '[redacted]', roomId: 'shown' } }])
    expect(JSON.stringify(lines)).not.toContain('canary')
  })

  it('is named: passwords, secrets, tickets, cookies, links, envelopes', () => {
    expect(fields).toEqual(expect.arrayContaining(['password', 'secret', 'ticket', 'cookie', 'link', 'envelope']))
  })
})
