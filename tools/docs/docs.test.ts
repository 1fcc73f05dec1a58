import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createPublicKey, verify } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  codes,
  commands,
  decodeCommand,
  decodeServerFrame,
  limits,
  Problem,
  pushes,
  routes,
  type CodeName,
  type CommandType,
  type PushName,
  type RouteName,
} from '@warifu/protocol'
import { asyncApi } from './asyncapi.ts'
import { configuration } from './configuration.ts'
import { root, type Document } from './document.ts'
import { errors } from './errors.ts'
import { events } from './events.ts'
import * as cast from './example/cast.ts'
import { deviceProof, signedBytes } from './example/device.ts'
import { transcript } from './example/transcript.ts'
import { protocol } from './protocol.ts'
import { openReaction, openWritten } from '../../packages/client/src/sealing.ts'
import { fieldTable as options } from '../../packages/server/src/config/schema.ts'
import { eventTable } from '../../packages/server/src/watch/event-table.ts'

const types = Object.keys(commands) as CommandType[]
const names = Object.keys(pushes) as PushName[]
const routeNames = Object.keys(routes) as RouteName[]

/** Prettier takes its time where many tests share two cores. */
const FORMATTING_MS = 60_000

const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\\n\`\`\``, 'g'))].map(([, block]) => block ?? '')

/** The part of a page under one heading, up to the next of the same or a higher level. */
function section(text: string, heading: string): string {
  const [, after = ''] = text.split(`\n${heading}\n`)
  const level = /^#+/.exec(heading)?.[0].length ?? 0
  return after.split(new RegExp(`\\n#{1,${level}} `))[0] ?? ''
}

describe('docs/protocol.md', () => {
  let text = ''
  beforeAll(async () => {
    text = (await protocol()).text
  }, FORMATTING_MS)

  it.each(types)('tells of %s with an example that a server takes and a client takes', (type) => {
    const part = section(text, `### \`${type}\``)
    const [command = '', reply = ''] = blocks(part, 'json')
    expect(decodeCommand(command, Buffer.byteLength(command))).toMatchObject({ kind: 'command', command: { type } })
    const decoded = decodeServerFrame(reply)
    expect(decoded).toMatchObject({ kind: 'reply', reply: { ok: true } })
    const result: unknown = decoded.kind === 'reply' && decoded.reply.ok ? decoded.reply.result : undefined
    expect(commands[type].result.safeParse(result)).toMatchObject({ success: true })
    expect(part).toContain(`Cost ${commands[type].cost}.`)
    for (const field of Object.keys(commands[type].params.shape)) expect(part).toContain(`| \`${field}\``)
    for (const field of Object.keys(commands[type].result.shape)) expect(part).toContain(`| \`${field}\``)
  })

  it.each(names)('tells of the push %s with an example that a client takes', (name) => {
    const part = section(text, `### \`${name}\``)
    const [push = ''] = blocks(part, 'json')
    expect(decodeServerFrame(push)).toMatchObject({ kind: 'push', push: { push: name } })
    for (const field of Object.keys(pushes[name].shape.shape)) expect(part).toContain(`| \`${field}\``)
  })

  it.each(routeNames)('tells of the route %s with an example that its schemas take', (name) => {
    const { method, path, body, result } = routes[name]
    const found = blocks(section(text, `### \`${method} ${path}\``), 'json').map((block): unknown => JSON.parse(block))
    if (method === 'POST') expect(body.safeParse(found[0])).toMatchObject({ success: true })
    expect(result.safeParse(found.at(-1))).toMatchObject({ success: true })
  })

  it('shows a problem that is one', () => {
    const [problem = ''] = blocks(section(text, '## The HTTP API'), 'json')
    expect(Problem.safeParse(JSON.parse(problem)).success).toBe(true)
  })

  it.each(Object.keys(codes) as CodeName[])(
    'lists the code %s where a client can meet it, and its close number',
    (name) => {
      const { code, ...definition } = codes[name]
      const row = new RegExp(`\\| \\[${code}\\]\\(errors/${code}\\.md\\) \\| \`${name}\``)
      if (!code.startsWith('WRF-1')) expect(section(text, '## Codes').replaceAll(/ +/g, ' ')).toMatch(row)
      const closes = section(text, '## Heartbeat, closes, and coming back').replaceAll(/ +/g, ' ')
      if ('close' in definition) expect(closes).toContain(`| ${definition.close} | [${code}]`)
    },
  )

  it('names every limit and its value', () => {
    for (const [name, value] of Object.entries(limits)) {
      expect(section(text, '## Limits').replaceAll(/ +/g, ' ')).toContain(
        `| \`${name}\` | ${value.toLocaleString('en')} |`,
      )
    }
  })

  it('shows contents and envelopes that the SDK reads', () => {
    const part = section(text, '## Envelopes and their content')
    const { fullContent, kensAnswer, reaction, reactionContent, hanasEntry, content } = cast
    expect(openWritten(kensAnswer.envelope)).toEqual({ state: 'opened', ...fullContent })
    expect(openWritten(hanasEntry.envelope)).toMatchObject({ state: 'opened', ...(JSON.parse(content) as object) })
    expect(openReaction(reaction.envelope)).toEqual({ state: 'opened', ...reactionContent })
    for (const shown of [content, hanasEntry.envelope, JSON.stringify(fullContent), reaction.envelope])
      expect(part).toContain(shown)
  })

  it('has every heading that its links name', () => {
    const anchors = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    )
    for (const [, anchor] of text.matchAll(/\]\(#([^)]+)\)/g)) expect(anchors).toContain(anchor)
  })

  it('[DV2] its worked example is right: the signature verifies over the bytes that it shows, and over no others', () => {
    const part = section(text, '### A worked example')
    const [shown = ''] = blocks(part, 'text')
    const bytes = Buffer.from(shown.replaceAll('\n', ''), 'hex')
    expect(bytes).toEqual(Buffer.from(signedBytes('sign-in')))
    const [device = ''] = blocks(part, 'json')
    expect(JSON.parse(device)).toEqual(deviceProof)
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: deviceProof.signatureKey }, format: 'jwk' })
    const signature = Buffer.from(deviceProof.signature, 'base64url')
    expect(verify(null, bytes, key, signature)).toBe(true)
    expect(verify(null, signedBytes('ticket'), key, signature)).toBe(false)
  })
})

describe('the worked transcript', () => {
  const frames = transcript.flatMap(({ lines }) => lines.filter(({ text }) => text.startsWith('{')))

  it('holds frames that the other end takes', () => {
    expect(frames.length).toBeGreaterThan(15)
    for (const { from, text } of frames) {
      const decoded = from === 'client' ? decodeCommand(text, Buffer.byteLength(text)) : decodeServerFrame(text)
      expect(decoded.kind, text).toMatch(/^(command|reply|push)$/)
    }
  })

  it('answers every command', () => {
    const ids = (from: 'client' | 'server') =>
      frames.flatMap((line) => {
        const frame: unknown = JSON.parse(line.text)
        return line.from === from && typeof frame === 'object' && frame !== null && 'id' in frame ? [frame.id] : []
      })
    expect(ids('server')).toEqual(ids('client'))
  })
})

describe('docs/asyncapi.json', () => {
  const document = asyncApi('0.1.0')

  it.each(types)('lists the command %s with its reply', (type) => {
    expect(document).toHaveProperty(['operations', type, 'action'], 'receive')
    expect(document).toHaveProperty(['components', 'messages', type, 'payload', 'properties', 'params'])
    expect(document).toHaveProperty(['components', 'messages', `${type}.result`, 'payload', 'properties', 'result'])
  })

  it.each(names)('lists the push %s', (name) => {
    expect(document).toHaveProperty(['operations', `push.${name}`, 'action'], 'send')
    expect(document).toHaveProperty(['components', 'messages', `push.${name}`, 'payload'])
  })

  it('refers only to what it holds', () => {
    const found = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, pointer = '']) => pointer)
    expect(found.length).toBeGreaterThan(50)
    for (const pointer of found) expect(document).toHaveProperty(pointer.split('/'))
  })
})

describe('docs/errors', () => {
  let pages: readonly Document[] = []
  beforeAll(async () => {
    pages = await errors()
  }, FORMATTING_MS)

  it.each(Object.values(codes).map(({ code }) => code))(
    '%s has a page in both languages, and a row in the index',
    (code) => {
      const page = pages.find(({ path }) => path === `docs/errors/${code}.md`)
      expect(page?.text).toContain('### What to do')
      expect(page?.text).toContain('### どうすればよいですか')
      expect(pages.find(({ path }) => path === 'docs/errors/README.md')?.text).toContain(`[${code}](${code}.md)`)
    },
  )

  it('has no page of a code that is no more', async () => {
    const there = await readdir(resolve(root, 'docs/errors'))
    expect(there.toSorted()).toEqual(pages.map(({ path }) => path.replace('docs/errors/', '')).toSorted())
  })
})

describe('docs/configuration.md and docs/events.md', () => {
  it('name every option by key, variable and flag', async () => {
    const { text } = await configuration()
    for (const { key, variable, option } of options) {
      expect(text).toContain(`\`${key}\``)
      expect(text).toContain(`\`${variable}\``)
      if (option !== undefined) expect(text).toContain(`\`${option}\``)
    }
  })

  it('name every event with its metric', async () => {
    const { text } = await events()
    for (const name of Object.keys(eventTable)) expect(text).toContain(`\`${name}\``)
  })
})
