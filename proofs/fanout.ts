import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SpeechName } from '../bench/load/speech.ts'
import { makeCertificate } from '../bench/servers/certificate.ts'
import { cpuMicroseconds, measure } from '../bench/servers/measure.ts'
import { cases, plans, type Case, type Plan } from './fanout/cases.ts'
import { enterPeer, enterWarifu, type Contestant } from './fanout/contestant.ts'
import { median } from '../bench/median.ts'
import type { Proof, Report } from './proof.ts'

export const proof: Proof = {
  name: 'fanout',
  claim:
    'Every message reaches every reader exactly once, with the server CPU per delivery shown beside ws and Socket.IO',
  options: { readers: 'connections that each server has (quick 200, full 1,000)' },
  run: async (mode, report, options) => {
    const plan = { ...plans[mode], readers: options.get('readers') ?? plans[mode].readers }
    const folder = await mkdtemp(join(tmpdir(), 'warifu-fanout-'))
    const contestants: Contestant[] = []
    try {
      const certificate = await makeCertificate(folder)
      // Beside each other: nothing is measured yet, and making connections is most of the time.
      const entering = [
        enterPeer('ws', certificate, plan.readers),
        enterPeer('socketio', certificate, plan.readers),
        enterWarifu(join(folder, 'warifu'), certificate, plan.readers),
      ]
      const entered = await Promise.allSettled(entering)
      contestants.push(...entered.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : [])))
      await Promise.all(entering) // Rejects where one did, now that the others are known and end.
      report(`${plan.readers} readers each, on ${contestants.flatMap(({ tls }) => tls).join(', ')}`)
      return await compare(contestants, plan, report)
    } finally {
      await Promise.all(contestants.map(({ end }) => end()))
      await rm(folder, { recursive: true, force: true })
    }
  },
}

/** What one server used for one delivery, round by round, in microseconds. */
type Rounds = Record<SpeechName, number[]>

async function compare(contestants: readonly Contestant[], plan: Plan, report: Report) {
  const figures: Record<string, number | string> = {}
  let faults = 0
  let deliveries = 0

  for (const load of cases) {
    const rounds: Rounds = { ws: [], socketio: [], warifu: [] }
    for (let round = -plan.warmUps; round < plan.rounds; round += 1) {
      for (const contestant of contestants) {
        const ran = await loadOnce(contestant, load, plan)
        faults += ran.faults
        deliveries += ran.deliveries
        if (round >= 0) rounds[contestant.name].push(ran.microseconds / ran.deliveries)
      }
    }
    const used = { ws: median(rounds.ws), socketio: median(rounds.socketio), warifu: median(rounds.warifu) }
    report(`${load.says}: ${JSON.stringify(rounded(used))} microseconds of server CPU per delivery`)
    for (const [name, microseconds] of Object.entries(rounded(used))) figures[`${load.name}.${name}.us`] = microseconds
    // Ratios round by round: both numbers of each come from the same second of this machine.
    figures[`${load.name}.toWs`] = ratio(rounds.warifu, rounds.ws)
    figures[`${load.name}.toSocketIo`] = ratio(rounds.warifu, rounds.socketio)
  }

  const tls = new Set(contestants.flatMap((contestant) => contestant.tls))
  const model = cpus()[0]?.model.trim() ?? 'unknown'
  return {
    // Unequal encryption would compare something else.
    holds: faults === 0 && tls.size === 1,
    figures: {
      ...figures,
      readers: plan.readers,
      deliveries,
      faults,
      tls: [...tls].join(', '),
      cpus: `${cpus().length} x ${model}`,
    },
  }
}

async function loadOnce({ server, load, roomId }: Contestant, { inFlight, senders }: Case, { milliseconds }: Plan) {
  const before = cpuMicroseconds(await measure(server))
  const ran = await load.run({ milliseconds, inFlight, senders, roomId, envelope: ENVELOPE })
  const microseconds = cpuMicroseconds(await measure(server)) - before
  return { ...ran, microseconds }
}

/** A plain envelope (suite 0) of a short sentence; with it a push is some 260 bytes of JSON. */
const ENVELOPE = Buffer.from(`\0${JSON.stringify({ text: 'See you at the river, at nine.' })}`).toString('base64url')

const ratio = (ours: readonly number[], theirs: readonly number[]): number =>
  Math.round(median(ours.map((used, i) => used / (theirs[i] ?? NaN))) * 100) / 100

const rounded = (used: Record<SpeechName, number>) =>
  Object.fromEntries(Object.entries(used).map(([name, value]) => [name, Math.round(value * 100) / 100]))
