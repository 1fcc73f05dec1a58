import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { RoomId } from '@warifu/protocol'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { firstLine, startNode, type Child } from '../../bench/servers/child.ts'
import { openLine } from '../peers/line.ts'
import { campaign, type Subject } from './campaign.ts'
import { createRandom } from './random.ts'

const KILLS = 4
const script = fileURLToPath(new URL('./faulty-server.ts', import.meta.url))
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warifu-campaign-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** The same campaign as against Warifu: a real process, really killed. */
async function killing(fault: 'sound' | 'hasty' | 'doubling') {
  let child: Child | undefined
  let port = 0
  const subject: Subject = {
    rooms: [RoomId.parse('R'.repeat(21) + 'A')],
    members: 1,
    start: async () => {
      child = await startNode(
        ['--conditions=warifu-source', script, join(folder, 'entries'), fault],
        process.env,
        folder,
      )
      port = await firstLine(child, Number, 20_000)
    },
    kill: async () => {
      await child?.end('SIGKILL')
    },
    connect: (_, onPush) => openLine(new WebSocket(`ws://127.0.0.1:${port}`), onPush),
  }
  const tally = await campaign(subject, KILLS, createRandom(7), () => undefined).finally(subject.kill)
  return { ...tally, kinds: [...new Set(tally.findings.map(({ kind }) => kind))].sort() }
}

it('[SQ9] finds nothing where an entry is kept before it is acknowledged', async () => {
  const tally = await killing('sound')
  expect(tally.kinds).toEqual([])
  expect(tally).toMatchObject({ kills: KILLS, killsInMidSend: KILLS })
  expect(tally.acknowledged).toBe(tally.sent)
  expect(tally.resent).toBeGreaterThan(0)
}, 60_000)

it('[SQ9] finds the loss where an entry is acknowledged before it is kept', async () => {
  expect((await killing('hasty')).kinds).toContain('lost')
}, 60_000)

it('[SQ8] finds the double where a resent message is kept again', async () => {
  const tally = await killing('doubling')
  expect(tally.resentThoughStored).toBeGreaterThan(0)
  expect(tally.kinds).toContain('doubled')
}, 60_000)
