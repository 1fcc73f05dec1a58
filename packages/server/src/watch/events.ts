import type { AuditRecord } from '../store/store.ts'
import type { Clock } from '../clock.ts'
import { eventTable, type EventDefinition, type EventFields, type EventName } from './event-table.ts'
import type { Logger } from './logger.ts'
import type { Metrics } from './metrics.ts'

/** One helper per event. Nothing happens unreported; nothing is reported twice. */
export type Events = { readonly [Name in EventName]: (fields: EventFields<Name>) => void }

type Outlets = {
  readonly clock: Clock
  readonly log: Logger
  readonly metrics: Pick<Metrics, 'events'>
  /** Takes a record for the audit log; must not throw. */
  readonly record: (record: AuditRecord) => void
}

/** Each helper writes the log line, counts, and hands the record to the audit log where the table says so. */
export function createEvents({ clock, log, metrics, record }: Outlets): Events {
  const helper = (event: EventName) => {
    const definition: EventDefinition = eventTable[event]
    const counter = metrics.events[event]
    return (fields: AuditRecord['fields']) => {
      log[definition.level]({ event, ...fields }, definition.says)
      counter.inc(Object.fromEntries(definition.labels.map((label) => [label, String(fields[label])])))
      if (definition.audit) record({ at: clock.now(), event, fields })
    }
  }
  const names = Object.keys(eventTable) as EventName[]
  // One entry per row of the table, each taking that row's fields: what the mapped type says.
  return Object.fromEntries(names.map((name) => [name, helper(name)])) as Events
}
