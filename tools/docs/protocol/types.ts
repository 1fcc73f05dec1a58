import { sharedSchemas, type JsonSchema } from '@warifu/protocol/json-schema'
import { fieldTable, typeText } from '../schema-table.ts'

function typeSection([name, schema]: readonly [string, JsonSchema]): string {
  const { description, oneOf } = schema
  const heading = [`### ${name}`, description ?? '']
  if (oneOf !== undefined)
    return [...heading, 'One of:', oneOf.map((option) => `- ${typeText(option)}`).join('\n')].join('\n\n')
  return [...heading, schema.type === 'object' ? fieldTable(schema) : `JSON: ${typeText(schema)}.`].join('\n\n')
}

/** Every type that the tables name. */
export const typesSection = (): string => ['## Types', ...Object.entries(sharedSchemas()).map(typeSection)].join('\n\n')
