import { eventTable, type EventDefinition, type EventName } from '../../packages/server/src/watch/event-table.ts'
import { metricName } from '../../packages/server/src/watch/metrics.ts'
import { page, table, type Document } from './document.ts'

const listed = (Object.keys(eventTable) as EventName[]).map((name): readonly [EventName, EventDefinition] => [
  name,
  eventTable[name],
])

const codes = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ')
const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

/** `docs/events.md`: what the server reports. */
export const events = (): Promise<Document> =>
  page('docs/events.md', [
    '# Events',
    'What the server reports. Each event is a line of the log (JSON, on standard error, with `event` and the fields), counts in a metric (`/metrics` on the operator port), and, where the table says so, is a record of the audit log. Fields are ids, codes, counts and addresses: never text of people, secrets or keys. Labels are the fields that the metric is split by.',
    table(
      ['Event', 'What happened', 'Level', 'Fields', 'Metric, labels', 'Audit'],
      listed.map(([name, { says, level, fields, labels, audit }]) => [
        `\`${name}\``,
        sentence(says),
        level,
        codes(fields),
        `\`${metricName(name)}\`${labels.length === 0 ? '' : `<br>by ${codes(labels)}`}`,
        audit ? 'yes' : '',
      ]),
    ),
  ])
