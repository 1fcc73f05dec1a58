import { routes, Problem, type RouteDefinition, type RouteName } from './api.ts'
import { jsonSchemaOf, sharedSchemas, type JsonSchema } from './json-schema.ts'
import { routeNotes } from './notes.ts'
import { SESSION_COOKIE } from './version.ts'

type Json = Readonly<Record<string, unknown>>

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: jsonSchemaOf(Problem) } },
})

/** A browser sets it by itself; a program sends the address that people open. */
const originParameter = {
  name: 'Origin',
  in: 'header',
  required: true,
  description: 'Scheme, host and port of the web chat, exactly.',
  schema: { type: 'string' },
}

/** The HTTP API as an OpenAPI 3.1 document, from `routes`. @param version of Warifu */
export function openApi(version: string): Json {
  const names = Object.keys(routes) as RouteName[]
  const paths: Record<string, Record<string, Json>> = {}
  for (const name of names) {
    const { method, path } = routes[name]
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(name, routes[name]) }
  }
  for (const [path, summary] of Object.entries(plainPaths)) paths[path] = { get: plainOperation(summary) }

  return {
    openapi: '3.1.1',
    info: {
      title: 'Warifu',
      version,
      summary: 'Signing in, and the ticket that opens a connection.',
      description: 'Messages travel over WebSocket: see docs/protocol.md and docs/asyncapi.json.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The public listener, https://localhost:8443 unless configured otherwise.' }],
    security: [],
    paths,
    components: {
      schemas: sharedSchemas(),
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } },
    },
  }
}

const plainPaths: Readonly<Record<string, string>> = {
  '/healthz': 'Whether the process lives.',
  '/readyz': 'Whether it can do its work: 503 while it restarts or cannot reach its database.',
  '/api/v1/openapi.json': 'This document.',
}

function operation(name: RouteName, { method, summary, session, body, result }: RouteDefinition): Json {
  return {
    operationId: name,
    summary,
    ...(session && { security: [{ session: [] }] }),
    ...(method === 'POST' && {
      parameters: [originParameter],
      requestBody: { required: true, content: json(jsonSchemaOf(body, routeNotes[name].body)) },
    }),
    responses: {
      '200': { description: 'Done.', content: json(jsonSchemaOf(result, routeNotes[name].result)) },
      default: problem('Refused. `code` says why; docs/errors explains every code.'),
    },
  }
}

const plainOperation = (summary: string): Json => ({
  summary,
  responses: { '200': { description: 'Yes.', content: json({ type: 'object' }) }, default: problem('No.') },
})
