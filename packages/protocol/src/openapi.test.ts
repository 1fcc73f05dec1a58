import { describe, expect, it } from 'vitest'
import { routes, type RouteName } from './api.ts'
import { commands, type CommandType } from './commands.ts'
import { jsonSchemaOf, sharedSchemas, type JsonSchema } from './json-schema.ts'
import { commandNotes, pushNotes, routeNotes, typeNotes } from './notes.ts'
import { openApi } from './openapi.ts'
import { pushes, type PushName } from './pushes.ts'

const document = openApi('0.1.0')
const names = Object.keys(routes) as RouteName[]

/** Every value of the key `$ref`, at any depth. */
function references(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    key === '$ref' && typeof child === 'string' ? [child] : references(child),
  )
}

const fieldsOf = ({ properties = {} }: JsonSchema) => Object.keys(properties)

describe('the OpenAPI document', () => {
  it.each(names)('lists %s, by its method and path, with its session', (name) => {
    const { method, path, session, summary } = routes[name]
    const operation = expect.objectContaining({ operationId: name, summary })
    expect(document).toHaveProperty(['paths', path, method.toLowerCase()], operation)
    const security = expect.objectContaining({ security: [{ session: [] }] })
    const place = ['paths', path, method.toLowerCase()]
    if (session) expect(document).toHaveProperty(place, security)
    else expect(document).not.toHaveProperty(place, security)
  })

  it('refers only to schemas that it holds', () => {
    const found = references(document)
    expect(found.length).toBeGreaterThan(20)
    for (const reference of found) expect(document).toHaveProperty(reference.replace('#/', '').split('/'))
  })

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })
})

describe('notes', () => {
  const described = new Set(Object.keys(sharedSchemas()))

  /** Fields of whose meaning neither a note nor the name of a shared type says anything. */
  const silent = (schema: JsonSchema) =>
    Object.entries(schema.properties ?? {}).flatMap(([field, property]) => {
      if (typeof property === 'boolean' || property.description !== undefined || property.const !== undefined) return []
      const named = references(property).some((reference) => described.has(reference.split('/').at(-1) ?? ''))
      return named || property.enum !== undefined ? [] : [field]
    })

  it.each(Object.entries(sharedSchemas()))('%s: every field is explained, and no other', (name, schema) => {
    expect(silent(schema)).toEqual([])
    expect(fieldsOf(schema)).toEqual(expect.arrayContaining(Object.keys(typeNotes[name] ?? {})))
  })

  it.each(Object.keys(commands) as CommandType[])('%s: every field is explained, and no other', (type) => {
    const { params, result } = commandNotes[type]
    expect(silent(jsonSchemaOf(commands[type].params, params))).toEqual([])
    expect(silent(jsonSchemaOf(commands[type].result, result))).toEqual([])
    expect(fieldsOf(jsonSchemaOf(commands[type].params))).toEqual(expect.arrayContaining(Object.keys(params)))
    expect(fieldsOf(jsonSchemaOf(commands[type].result))).toEqual(expect.arrayContaining(Object.keys(result)))
  })

  it.each(Object.keys(pushes) as PushName[])('%s: every field is explained, and no other', (name) => {
    expect(silent(jsonSchemaOf(pushes[name].shape, pushNotes[name]))).toEqual([])
    expect(fieldsOf(jsonSchemaOf(pushes[name].shape))).toEqual(expect.arrayContaining(Object.keys(pushNotes[name])))
  })

  it.each(names)('%s: every field is explained, and no other', (name) => {
    const { body, result } = routeNotes[name]
    expect(silent(jsonSchemaOf(routes[name].body, body))).toEqual([])
    expect(silent(jsonSchemaOf(routes[name].result, result))).toEqual([])
    expect(fieldsOf(jsonSchemaOf(routes[name].body))).toEqual(expect.arrayContaining(Object.keys(body)))
    expect(fieldsOf(jsonSchemaOf(routes[name].result))).toEqual(expect.arrayContaining(Object.keys(result)))
  })
})
