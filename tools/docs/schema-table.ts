import type { JsonSchema } from '@warifu/protocol/json-schema'
import { table } from './document.ts'

type Property = JsonSchema | boolean

/** The fields of an object as a table, or a sentence where there are none. */
export function fieldTable(schema: JsonSchema): string {
  const fields = Object.entries(schema.properties ?? {})
  if (fields.length === 0) return 'No fields: `{}`.'
  const required = new Set(schema.required)
  return table(
    ['Field', 'Type', 'Meaning'],
    fields.map(([name, property]) => [
      `\`${name}\`${required.has(name) ? '' : ' (may be absent)'}`,
      typeText(property),
      typeof property === 'boolean' ? '' : (property.description ?? ''),
    ]),
  )
}

/** A schema in words: `integer, 1 to 100`, `array of Entry, at most 100`, `RoomId or null`. */
export function typeText(property: Property): string {
  if (typeof property === 'boolean') return 'anything'
  const { $ref, anyOf, oneOf, enum: options, items, type } = property
  if ($ref !== undefined) return link($ref)
  const choices = anyOf ?? oneOf
  if (choices !== undefined) return choices.map(typeText).join(' or ')
  if (property.const !== undefined) return `\`${JSON.stringify(property.const)}\``
  if (options !== undefined) return options.map((option) => `\`${JSON.stringify(option)}\``).join(' or ')
  if (type === 'array') return `array of ${elementText(items)}${atMost(property.maxItems)}`
  if (type === 'object') return objectText(property)
  if (type === 'integer') return integerText(property)
  if (type === 'string') return stringText(property)
  return typeof type === 'string' ? type : 'anything'
}

const link = (reference: string): string => {
  const name = reference.slice(reference.lastIndexOf('/') + 1)
  return `[${name}](#${name.toLowerCase()})`
}

const elementText = (items: JsonSchema['items']): string =>
  items === undefined || Array.isArray(items) ? 'anything' : typeText(items)

const atMost = (most: number | undefined): string =>
  most === undefined ? '' : `, at most ${most.toLocaleString('en')}`

function objectText({ properties = {} }: JsonSchema): string {
  const fields = Object.entries(properties).map(([name, property]) => `\`${name}\`: ${typeText(property)}`)
  return fields.length === 0 ? 'object' : `object with ${fields.join(', ')}`
}

function integerText({ minimum, maximum }: JsonSchema): string {
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum
  if (minimum === undefined || minimum === Number.MIN_SAFE_INTEGER) return `integer${atMost(most)}`
  const least = minimum.toLocaleString('en')
  return most === undefined ? `integer, at least ${least}` : `integer, ${least} to ${most.toLocaleString('en')}`
}

function stringText({ minLength, maxLength, pattern }: JsonSchema): string {
  const bounds = [
    minLength === undefined ? '' : `at least ${minLength}`,
    maxLength === undefined ? '' : `at most ${maxLength.toLocaleString('en')}`,
  ]
  const length = bounds.filter((bound) => bound !== '').join(', ')
  return ['string', length === '' ? '' : `${length} characters`, pattern === undefined ? '' : `like \`${pattern}\``]
    .filter((part) => part !== '')
    .join(', ')
}
