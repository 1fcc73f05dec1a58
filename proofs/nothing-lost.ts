import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { campaign, type Tally } from './nothing-lost/campaign.ts'
import { createRandom } from './nothing-lost/random.ts'
import { createFleet } from './nothing-lost/warifu.ts'
import type { Proof, Report } from './proof.ts'

/** Servers that are killed side by side, each with data of its own: starting again is most of the time. */
const SERVERS = 3

/** Findings that are shown one by one. */
const MOST_SHOWN = 5

export const proof: Proof = {
  name: 'nothing-lost',
  claim: 'An acknowledged message survives kill -9 of the server, once, in its place',
  options: {
    kills: 'how often a server is killed in the middle of sends (quick 40, full 200)',
    seed: 'when it is killed; without it, another every time',
  },
  run: async (mode, report, options) => {
    const kills = options.get('kills') ?? (mode === 'full' ? 200 : 40)
    const seed = options.get('seed') ?? Math.trunc(Math.random() * 1_000_000_000)
    report(`seed ${seed}, ${kills} kills, ${SERVERS} servers side by side`)
    const folder = await mkdtemp(join(tmpdir(), 'warifu-nothing-lost-'))
    try {
      const startedAt = performance.now()
      const tallies = await killAll(folder, kills, seed, report)
      const sum = (count: (tally: Tally) => number) => tallies.reduce((total, tally) => total + count(tally), 0)
      const found = (kind: string) => sum(({ findings }) => findings.filter((finding) => finding.kind === kind).length)
      const figures = {
        kills: sum((tally) => tally.kills),
        killsInMidSend: sum((tally) => tally.killsInMidSend),
        sent: sum((tally) => tally.sent),
        acknowledged: sum((tally) => tally.acknowledged),
        resent: sum((tally) => tally.resent),
        resentThoughStored: sum((tally) => tally.resentThoughStored),
        lost: found('lost'),
        doubled: found('doubled'),
        misplaced: found('misplaced'),
        changed: found('changed'),
        gaps: found('gap'),
        invented: found('invented'),
        servers: SERVERS,
        seed,
        seconds: Math.round((performance.now() - startedAt) / 100) / 10,
      }
      for (const finding of tallies.flatMap(({ findings }) => findings).slice(0, MOST_SHOWN))
        report(JSON.stringify(finding))
      // A kill between sends could not have lost anything: such a run shows nothing.
      const couldFail = figures.killsInMidSend === kills && figures.acknowledged === figures.sent
      return { holds: couldFail && tallies.every(({ findings }) => findings.length === 0), figures }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function killAll(folder: string, kills: number, seed: number, report: Report): Promise<Tally[]> {
  let done = 0
  const onKill = () => {
    done += 1
    if (done % 10 === 0) report(`${done} of ${kills} kills`)
  }

  const fleet = await createFleet(folder, SERVERS)
  const campaigns = await Promise.allSettled(
    fleet.subjects.map((subject, i) => campaign(subject, share(kills, i), createRandom(seed + i), onKill)),
  )
  await fleet.end()
  return campaigns.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason
    return outcome.value
  })
}

/** Splits `kills` so that the shares add up. */
const share = (kills: number, i: number): number => Math.floor((kills + i) / SERVERS)
