import type { Bus } from '../bus/bus.ts'
import type { Clock } from '../clock.ts'
import { createLockout } from '../guard/lockout.ts'
import type { Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { createAccounts, type Accounts } from './accounts.ts'
import { createChallenges, type Challenges } from './challenge.ts'
import { createDevices, type Devices } from './devices.ts'
import { createJoin, type Join } from './join.ts'
import { createLinks, type Links } from './links.ts'
import { createPasswords, type Argon2 } from './password.ts'
import { createSessions, type Sessions } from './sessions.ts'
import { createSignIn, type SignIn } from './sign-in.ts'
import { createCheckStrength, type CheckStrength } from './strength.ts'

/** Who somebody is, from the first link to the session behind a request. */
export type Identity = {
  readonly accounts: Accounts
  readonly challenges: Challenges
  readonly devices: Devices
  readonly join: Join
  readonly links: Links
  readonly sessions: Sessions
  readonly signIn: SignIn
}

export type IdentityParts = {
  readonly store: Pick<Store, 'accounts' | 'links' | 'sessions' | 'workspace'>
  readonly bus: Pick<Bus, 'publish' | 'put' | 'take'>
  readonly clock: Clock
  readonly events: Events
  /** Scheme, host and port under which people reach the pages. */
  readonly publicUrl: string
  readonly sessionHours: number
  readonly limits: {
    readonly signInAttempts: number
    readonly signInWindowMinutes: number
    readonly passwordQueue: number
  }
  /** Undefined: Argon2id as it should be. */
  readonly argon2: Argon2 | undefined
  /** Undefined: zxcvbn on a thread of its own. */
  readonly checkStrength: CheckStrength | undefined
}

export function createIdentity(parts: IdentityParts): Identity {
  const { store, bus, clock, events, limits } = parts
  const passwords = createPasswords(limits.passwordQueue, parts.argon2)
  const checkStrength = parts.checkStrength ?? createCheckStrength()
  const lockout = createLockout({ attempts: limits.signInAttempts, windowMinutes: limits.signInWindowMinutes })
  const challenges = createChallenges(bus)
  const devices = createDevices(challenges)
  const links = createLinks({ store, events, clock, publicUrl: parts.publicUrl })
  const sessions = createSessions({ store, bus, clock, sessionHours: parts.sessionHours })
  const shared = { store, passwords, checkStrength, devices, sessions, events, clock }

  return {
    accounts: createAccounts(shared),
    challenges,
    devices,
    join: createJoin({ ...shared, links }),
    links,
    sessions,
    signIn: createSignIn({ ...shared, lockout }),
  }
}
