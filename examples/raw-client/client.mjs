// A client of Warifu written from docs/protocol.md alone: no SDK, only Node and `ws`.
// It signs in (or joins with a link) on a new device, gets a ticket, connects, enters a room, reads it, writes into it, and leaves.
// The headings name the sections of docs/protocol.md.

import { createHash, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import { text as readAll } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import WebSocket from 'ws'

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'https://localhost:8443' },
    ca: { type: 'string' },
    name: { type: 'string' },
    'password-stdin': { type: 'boolean', default: false },
    link: { type: 'string' },
    room: { type: 'string', default: 'raw clients' },
    say: { type: 'string' },
    hear: { type: 'string' },
  },
})
const usage =
  'client.mjs --url URL --ca FILE --name NAME --password-stdin [--link URL] [--room NAME] [--say TEXT] [--hear TEXT]'

const step = (what, detail = '') => console.log(`${what.padEnd(12)} ${detail}`.trimEnd())

// ── Transport ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

const origin = new URL(options.url).origin
const ca = options.ca === undefined ? undefined : readFileSync(options.ca)
let cookie

/** Asks the HTTP API. Throws a refusal with its code. */
async function ask(method, path, body) {
  const { status, headers, text } = await new Promise((resolve, reject) => {
    const sent = request(new URL(path, origin), { method, ca, headers: headersFor(method) }, async (answer) => {
      resolve({ status: answer.statusCode, headers: answer.headers, text: await readAll(answer) })
    })
    sent.on('error', reject)
    sent.end(method === 'POST' ? JSON.stringify(body) : undefined)
  })
  const json = JSON.parse(text)
  if (status !== 200) throw new Error(`${path} was refused: ${json.code} ${json.title}`)
  for (const line of headers['set-cookie'] ?? []) cookie = line.split(';')[0]
  return json
}

function headersFor(method) {
  const headers = method === 'POST' ? { Origin: origin, 'Content-Type': 'application/json' } : {}
  return cookie === undefined ? headers : { ...headers, Cookie: cookie }
}

// ── Devices and what they sign ──────────────────────────────────────────────────────────────────────────────────────────────

/** A real client keeps its keys (0600) and makes them once; this one is a new device at every run. */
function makeDevice() {
  const signature = generateKeyPairSync('ed25519')
  const agreement = generateKeyPairSync('x25519')
  const raw = (key) => Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x, 'base64url')
  return {
    privateKey: signature.privateKey,
    signatureKey: raw(signature.privateKey),
    agreementKey: raw(agreement.privateKey),
  }
}

/** Each field with its length before it: four bytes, big-endian. */
function lengthPrefixed(fields) {
  return Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(field.length)
      return [length, field]
    }),
  )
}

async function prove(device, purpose) {
  const { nonce } = await ask('POST', '/api/v1/challenge', {})
  const bytes = lengthPrefixed([
    Buffer.from('warifu.v1 device proof'),
    Buffer.from(purpose),
    Buffer.from(origin),
    Buffer.from(nonce, 'base64url'),
    device.signatureKey,
    device.agreementKey,
  ])
  return { nonce, signature: sign(null, bytes, device.privateKey).toString('base64url') }
}

// ── The HTTP API ────────────────────────────────────────────────────────────────────────────────────────────────────────────

async function signIn(device, name, password, link) {
  const proof = {
    signatureKey: device.signatureKey.toString('base64url'),
    agreementKey: device.agreementKey.toString('base64url'),
    ...(await prove(device, 'sign-in')),
  }
  if (link === undefined) return ask('POST', '/api/v1/sign-in', { name, password, device: proof })
  const secret = new URL(link).hash.slice(1) // In the body, never in a URL.
  return ask('POST', '/api/v1/join', { link: secret, name, password, device: proof })
}

// ── Opening a connection, frames, heartbeat ─────────────────────────────────────────────────────────────────────────────────

const SILENCE_MS = 25_000
const REPLY_MS = 10_000

/** One connection: commands with their replies, and the pushes in the order in which they come. */
class Connection {
  #socket
  #nextId = 1
  #waiting = new Map()
  #onPush
  #silence

  static async open(ticket, onPush) {
    const socket = new WebSocket(`${origin.replace('https:', 'wss:')}/ws`, ['warifu.v1', `ticket.${ticket}`], {
      origin,
      ca,
      perMessageDeflate: false,
    })
    const connection = new Connection(socket, onPush)
    await new Promise((resolve, reject) => {
      socket.once('open', resolve)
      socket.once('error', reject)
    })
    if (socket.protocol !== 'warifu.v1') throw new Error('the server does not speak warifu.v1')
    return connection
  }

  constructor(socket, onPush) {
    this.#socket = socket
    this.#onPush = onPush
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('close', (code, reason) => this.#end(new Error(`the connection closed: ${code} ${reason}`)))
    this.#heard()
  }

  /** Sends a command and resolves with its result, or rejects with the code of its refusal. */
  ask(type, params) {
    const id = this.#nextId++
    this.#socket.send(JSON.stringify({ id, type, params }))
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`no reply to ${type}`)), REPLY_MS)
      this.#waiting.set(id, { type, resolve, reject, timer })
    })
  }

  close() {
    clearTimeout(this.#silence)
    this.#socket.close(1000)
  }

  #receive(data, isBinary) {
    this.#heard()
    const frame = isBinary ? null : JSON.parse(data.toString())
    if (typeof frame?.push === 'string') return this.#onPush(frame)
    const asked = this.#waiting.get(frame?.id)
    if (asked === undefined) throw new Error('a frame that is neither a push nor an answer')
    this.#waiting.delete(frame.id)
    clearTimeout(asked.timer)
    if (frame.ok) asked.resolve(frame.result)
    else asked.reject(new Error(`${asked.type} was refused: ${frame.error.code}`))
  }

  #heard() {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#socket.terminate(), SILENCE_MS)
  }

  #end(error) {
    clearTimeout(this.#silence)
    for (const { reject, timer } of this.#waiting.values()) {
      clearTimeout(timer)
      reject(error)
    }
    this.#waiting.clear()
  }
}

// ── Envelopes and their content ─────────────────────────────────────────────────────────────────────────────────────────────

const SUITE_PLAIN = 0
const newId = () => randomBytes(16).toString('base64url')

const seal = (text) => Buffer.concat([Buffer.of(SUITE_PLAIN), Buffer.from(JSON.stringify({ text }))])

/** The content, or null where it is nothing that this client can read: shown as unreadable, never guessed at. */
function open(envelope) {
  const bytes = Buffer.from(envelope, 'base64url')
  if (bytes[0] !== SUITE_PLAIN) return null
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(1)))
  } catch {
    return null
  }
}

/** A text for one line of a terminal, whatever stands in it. Keys that are not known are left alone. */
const shownText = (envelope) => {
  const text = open(envelope)?.text
  return typeof text === 'string' ? JSON.stringify(text) : '(unreadable)'
}

/** What an entry says. A chat folds them into messages; this client tells one after the other. */
function tell(entry) {
  switch (entry.kind) {
    case 'message':
      return shownText(entry.envelope)
    case 'edit':
      return `edits #${entry.target}: ${shownText(entry.envelope)}`
    case 'reaction':
      return `reacts to #${entry.target} with ${JSON.stringify(open(entry.envelope)?.emoji ?? null)}`
    case 'pin':
      return `${entry.pinned ? 'pins' : 'unpins'} #${entry.target}`
    case 'delete':
      return `erases #${entry.target}`
    case 'erased':
      return `(erased by #${entry.by})`
    default:
      return '(something that came later than this client)'
  }
}

// ── Order, gaps and doubles ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Everything of one room from its beginning, once and in order, whatever comes twice or not at all. */
class Timeline {
  #cursor = 0
  #connection
  #roomId
  #onEntry
  #turn = Promise.resolve()

  constructor(connection, roomId, onEntry) {
    this.#connection = connection
    this.#roomId = roomId
    this.#onEntry = onEntry
  }

  /** Pages forward from the cursor to the head. */
  catchUp() {
    return this.#inTurn(() => this.#fetch())
  }

  /** An entry that was pushed. */
  take(entry) {
    return this.#inTurn(() => (entry.sequence > this.#cursor + 1 ? this.#fetch() : this.#advance(entry)))
  }

  async #fetch() {
    for (let more = true; more;) {
      const where = { roomId: this.#roomId, direction: 'after', sequence: this.#cursor, limit: 100 }
      const page = await this.#connection.ask('message.history', where)
      page.entries.forEach((entry) => this.#advance(entry))
      more = page.more
    }
  }

  #advance(entry) {
    if (entry.sequence !== this.#cursor + 1) return
    this.#cursor = entry.sequence
    this.#onEntry(entry)
  }

  #inTurn(act) {
    this.#turn = this.#turn.then(act)
    return this.#turn
  }
}

// ── Rooms ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Every item of a listing, page by page. */
async function listAll(connection, type, key, idOf) {
  const items = []
  for (let more = true; more;) {
    const page = await connection.ask(type, { after: items.length === 0 ? null : idOf(items.at(-1)) })
    items.push(...page[key])
    more = page.more
  }
  return items
}

async function enter(connection, name) {
  const rooms = await listAll(connection, 'room.list', 'rooms', ({ roomId }) => roomId)
  const there = rooms.find((room) => room.name === name)
  if (there === undefined) {
    const { room } = await connection.ask('room.create', { roomId: newId(), name, visibility: 'public' })
    step('made room', `${room.name} ${room.roomId}`)
    return room
  }
  const { room } = await connection.ask('room.join', { roomId: there.roomId })
  step('joined room', `${room.name} ${room.roomId}`)
  return room
}

async function send(connection, roomId, text) {
  const envelope = seal(text)
  const params = { roomId, messageId: newId(), envelope: envelope.toString('base64url') }
  const { sequence, envelopeHash } = await connection.ask('message.send', params)
  if (envelopeHash !== createHash('sha256').update(envelope).digest('base64url')) {
    throw new Error('the server stored something else')
  }
  step('sent', `#${sequence}, durable`)
}

// ── The way in one glance ───────────────────────────────────────────────────────────────────────────────────────────────────

async function main() {
  if (options.name === undefined || !options['password-stdin']) {
    console.error(usage)
    return 2
  }
  const password = (await readAll(process.stdin)).replace(/\r?\n$/, '')

  const device = makeDevice()
  step('device', device.signatureKey.toString('base64url'))
  const session = await signIn(device, options.name, password, options.link)
  step(
    'signed in',
    `${session.account.name} in ${session.workspace.name}, until ${new Date(session.expiresAt).toISOString()}`,
  )

  const { ticket } = await ask('POST', '/api/v1/ticket', await prove(device, 'ticket'))
  step('ticket')

  const welcomed = Promise.withResolvers()
  const heard = Promise.withResolvers()
  const names = new Map()
  let timeline

  const onPush = (push) => {
    if (push.push === 'welcome') welcomed.resolve(push)
    if (push.push === 'member-joined') names.set(push.member.accountId, push.member.name)
    if (push.push === 'message' && timeline?.roomId === push.roomId) timeline.lines.take(push.entry).catch(heard.reject)
    // Everything else is known but not needed here, or from a newer server.
  }
  const connection = await Connection.open(ticket, onPush)
  const { connectionId } = await welcomed.promise
  step('connected', connectionId)

  for (const { accountId, name } of await listAll(
    connection,
    'account.list',
    'accounts',
    ({ accountId }) => accountId,
  )) {
    names.set(accountId, name)
  }
  const { roomId } = await enter(connection, options.room)
  const onEntry = (entry) => {
    const { sequence, accountId } = entry
    step('read', `#${sequence} ${names.get(accountId) ?? accountId}: ${tell(entry)}`)
    if (entry.kind === 'message' && open(entry.envelope)?.text === options.hear) heard.resolve()
  }
  timeline = { roomId, lines: new Timeline(connection, roomId, onEntry) }

  await timeline.lines.catchUp()
  if (options.say !== undefined) await send(connection, roomId, options.say)
  if (options.hear !== undefined) await heard.promise
  await timeline.lines.catchUp()

  await ask('POST', '/api/v1/sign-out', {})
  step('signed out')
  connection.close()
  return 0
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    console.error(error.message)
    process.exit(1)
  },
)
