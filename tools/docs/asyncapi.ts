import {
  commands,
  pushes,
  SUBPROTOCOL,
  TICKET_PREFIX,
  WEB_SOCKET_PATH,
  WireError,
  type CommandType,
  type PushName,
} from '@warifu/protocol'
import { jsonSchemaOf, sharedSchemas, type JsonSchema } from '@warifu/protocol/json-schema'
import { commandNotes, pushNotes } from '@warifu/protocol/notes'
import { jsonFile, productVersion, type Document } from './document.ts'
import { commandExamples } from './example/commands.ts'
import { pushExamples } from './example/pushes.ts'

type Json = Readonly<Record<string, unknown>>

const types = Object.keys(commands) as CommandType[]
const names = Object.keys(pushes) as PushName[]
const reference = (pointer: string) => ({ $ref: pointer })
const commandId = reference('#/components/schemas/CommandId')

const frame = (properties: Json): Json => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

const message = (name: string, summary: string, payload: Json | JsonSchema, example: unknown): Json => ({
  name,
  summary,
  contentType: 'application/json',
  payload,
  examples: [{ payload: example }],
})

/** Names of messages in the document: `message.send`, `message.send.result`, `push.message`, `refusal`. */
function messages(): Readonly<Record<string, Json>> {
  const asked = types.flatMap((type) => {
    const { summary, params, result } = commands[type]
    const notes = commandNotes[type]
    const example = commandExamples[type]
    const command = frame({ id: commandId, type: { const: type }, params: jsonSchemaOf(params, notes.params) })
    const reply = frame({ id: commandId, ok: { const: true }, result: jsonSchemaOf(result, notes.result) })
    return [
      [type, message(type, summary, command, { id: 1, type, params: example.params })],
      [
        `${type}.result`,
        message(`${type}.result`, `The result of ${type}.`, reply, { id: 1, ok: true, result: example.result }),
      ],
    ] as const
  })
  const pushed = names.map((name) => {
    const payload = jsonSchemaOf(pushes[name].shape, pushNotes[name])
    return [`push.${name}`, message(`push.${name}`, pushes[name].summary, payload, pushExamples[name])] as const
  })
  const refused = frame({ id: commandId, ok: { const: false }, error: jsonSchemaOf(WireError) })
  const refusal = message('refusal', 'A command was refused.', refused, {
    id: 1,
    ok: false,
    error: { code: 'WRF-6001' },
  })
  return Object.fromEntries([...asked, ['refusal', refusal], ...pushed])
}

const inChannel = (name: string) => reference(`#/channels/connection/messages/${name}`)
const channel = reference('#/channels/connection')

/** From the server's side, as AsyncAPI has it: it receives commands and sends pushes. */
function operations(): Readonly<Record<string, Json>> {
  const asked = types.map((type): readonly [string, Json] => [
    type,
    {
      action: 'receive',
      channel,
      summary: commands[type].summary,
      messages: [inChannel(type)],
      reply: { channel, messages: [inChannel(`${type}.result`), inChannel('refusal')] },
    },
  ])
  const pushed = names.map((name): readonly [string, Json] => [
    `push.${name}`,
    { action: 'send', channel, summary: pushes[name].summary, messages: [inChannel(`push.${name}`)] },
  ])
  return Object.fromEntries([...asked, ...pushed])
}

/** The frames of a connection as an AsyncAPI 3.0 document. */
export function asyncApi(version: string): Json {
  const all = messages()
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Warifu',
      version,
      description:
        'The frames of the subprotocol warifu.v1: WebSocket text messages, one JSON object each. How to sign in and get a ticket: openapi.json. All rules: protocol.md.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    servers: {
      local: {
        host: 'localhost:8443',
        protocol: 'wss',
        description: 'The public listener unless configured otherwise.',
      },
    },
    channels: {
      connection: {
        address: WEB_SOCKET_PATH,
        description: `One connection. Offer the subprotocols ${SUBPROTOCOL} and ${TICKET_PREFIX}<ticket>.`,
        messages: Object.fromEntries(
          Object.keys(all).map((name) => [name, reference(`#/components/messages/${name}`)]),
        ),
      },
    },
    operations: operations(),
    components: { messages: all, schemas: sharedSchemas() },
  }
}

export const asyncapi = async (): Promise<Document> => jsonFile('docs/asyncapi.json', asyncApi(await productVersion()))
