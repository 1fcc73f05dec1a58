import { pushes, type PushName } from '@warifu/protocol'
import { jsonSchemaOf } from '@warifu/protocol/json-schema'
import { pushNotes } from '@warifu/protocol/notes'
import { jsonBlock } from '../document.ts'
import { pushExamples } from '../example/pushes.ts'
import { fieldTable } from '../schema-table.ts'

const names = Object.keys(pushes) as PushName[]

const pushSection = (name: PushName): string =>
  [
    `### \`${name}\``,
    pushes[name].summary,
    fieldTable(jsonSchemaOf(pushes[name].shape, pushNotes[name])),
    jsonBlock(pushExamples[name]),
  ].join('\n\n')

/** Every push with its fields and an example. */
export const pushesSection = (): string =>
  [
    '## Pushes',
    'Of a room that the account is not a member of, only `room` is ever pushed, and `room-left` when it cannot be seen any more [CN12].',
    ...names.map(pushSection),
  ].join('\n\n')
