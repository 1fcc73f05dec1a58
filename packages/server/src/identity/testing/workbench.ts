import type { RouteBody } from '@warifu/protocol'
import type { Bus } from '../../bus/bus.ts'
import { createMemoryBus } from '../../bus/memory.ts'
import type { Clock } from '../../clock.ts'
import type { ClientAddress } from '../../guard/address.ts'
import { isRefusal } from '../../refusal.ts'
import { createMemoryStore } from '../../store/memory.ts'
import type { AuditRecord, Store } from '../../store/store.ts'
import { createEvents, type Events } from '../../watch/events.ts'
import { createLogger } from '../../watch/logger.ts'
import { createMetrics, type Metrics } from '../../watch/metrics.ts'
import { createIdentity, type Identity } from '../identity.ts'
import type { Argon2 } from '../password.ts'
import type { Scene } from '../sign-in.ts'
import { createTestDevice, type TestDevice } from './device.ts'

export const PUBLIC_URL = 'https://localhost:8443'
export const PASSWORD = 'a lamp, two herons and the tide'

/** An identity on a memory store, with a hand on the clock and an eye on everything it says. */
export type Workbench = {
  readonly clock: Clock & { readonly pass: (ms: number) => void }
  readonly store: Store
  readonly bus: Bus
  readonly identity: Identity
  readonly events: Events
  readonly metrics: Metrics
  /** Everything logged, one JSON line each. */
  readonly log: string[]
  readonly records: AuditRecord[]
  /** How often a password was hashed or verified. */
  readonly argon2: { readonly hashed: () => number; readonly verified: () => number }
  readonly scene: Scene
  readonly device: TestDevice
  readonly proofFor: (device: TestDevice, origin?: string) => Promise<RouteBody<'signIn'>['device']>
}

/** Instant, and no secret: what is tested here is who asks it, how often, for what. */
export const unsafeArgon2: Argon2 = {
  hash: (password) => Promise.resolve(`hash of ${password}`),
  verify: (hash, password) => Promise.resolve(hash === `hash of ${password}`),
}

const address: ClientAddress = { address: '203.0.113.7', group: '203.0.113.7' }

export async function createWorkbench(
  replaced: { readonly argon2?: Argon2; readonly passwordQueue?: number } = {},
): Promise<Workbench> {
  let now = 1_790_000_000_000
  const clock = { now: () => now, monotonic: () => now, pass: (ms: number) => void (now += ms) }
  const log: string[] = []
  const records: AuditRecord[] = []
  const metrics = createMetrics()
  const events = createEvents({
    clock,
    log: createLogger('debug', { write: (line) => void log.push(line) }),
    metrics,
    record: (record) => void records.push(record),
  })
  const store = createMemoryStore()
  const bus = createMemoryBus(clock)
  const { argon2, counts } = counted(replaced.argon2 ?? unsafeArgon2)
  const identity = createIdentity({
    store,
    bus,
    clock,
    events,
    publicUrl: PUBLIC_URL,
    sessionHours: 168,
    limits: { signInAttempts: 10, signInWindowMinutes: 15, passwordQueue: replaced.passwordQueue ?? 64 },
    argon2,
    checkStrength: () => Promise.resolve(null),
  })

  return {
    clock,
    store,
    bus,
    identity,
    events,
    metrics,
    log,
    records,
    argon2: counts,
    scene: { origin: PUBLIC_URL, address, audience: 'public' },
    device: await createTestDevice(),
    proofFor: async (device, origin = PUBLIC_URL) => device.signIn(await identity.challenges.issue(), origin),
  }
}

/** The first operator, made as people make theirs. */
export async function setUpOperator({ identity, device, proofFor, scene }: Workbench, name = 'Mika') {
  const link = await identity.links.forSetup()
  if (link === null) throw new Error('there is an account already')
  const signedIn = await identity.join.setUp(
    { link: secretOf(link.url), name, password: PASSWORD, workspace: 'Atelier', device: await proofFor(device) },
    scene,
  )
  if (isRefusal(signedIn)) throw new Error(`refused: ${signedIn.refused}`)
  return signedIn
}

export const secretOf = (url: string): string => new URL(url).hash.slice(1)

function counted(argon2: Argon2) {
  let hashed = 0
  let verified = 0
  return {
    counts: { hashed: () => hashed, verified: () => verified },
    argon2: {
      hash: (password: string) => ((hashed += 1), argon2.hash(password)),
      verify: (hash: string, password: string) => ((verified += 1), argon2.verify(hash, password)),
    },
  }
}
