import { AccountId, DeviceId, type RouteBody, type Session } from '@warifu/protocol'
import { randomId } from '@warifu/crypto'
import type { Clock } from '../clock.ts'
import type { ClientAddress } from '../guard/address.ts'
import type { Lockout } from '../guard/lockout.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import type { AccountRow, DeviceRow, Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { nameKey } from './accounts.ts'
import type { Devices, ProofRefusal, ProvenDevice } from './devices.ts'
import type { Passwords } from './password.ts'
import type { Audience, Sessions } from './sessions.ts'

/** Where a request came from: the Origin its guard let through, the address that limits count by, the listener. */
export type Scene = { readonly origin: string; readonly address: ClientAddress; readonly audience: Audience }

/** `cookie` is the value of the new session's cookie: for the browser only, never for a log. */
export type SignedIn = { readonly cookie: string; readonly session: Session }

export type SignInRefusal =
  ProofRefusal | Refusal<'credentials-wrong' | 'too-many-attempts' | 'overloaded' | 'operator-required'>

/** Signs in with name and password on a device that proves itself. The session's id was never used before. */
export type SignIn = (body: RouteBody<'signIn'>, scene: Scene) => Promise<SignedIn | SignInRefusal>

export type SignInParts = {
  readonly store: Pick<Store, 'accounts' | 'sessions'>
  readonly passwords: Pick<Passwords, 'verify'>
  readonly lockout: Lockout
  readonly devices: Pick<Devices, 'proveForSignIn'>
  readonly sessions: Pick<Sessions, 'mint' | 'show'>
  readonly events: Pick<Events, 'deviceAdded' | 'signedIn'>
  readonly clock: Clock
}

export function createSignIn({ store, passwords, lockout, devices, sessions, events, clock }: SignInParts): SignIn {
  // Whether there is such an account or not, the steps are the same: one look by name, one at its devices, one Argon2.
  return async ({ name, password, device: proof }, { origin, address, audience }) => {
    const device = await devices.proveForSignIn(proof, origin)
    if (isRefusal(device)) return device

    const key = nameKey(name)
    const account = await store.accounts.byNameKey(key)
    const known = await store.sessions.knowsDevice(account?.accountId ?? NOBODY, device.signatureKey)
    const attempt = await lockout.begin({
      nameKey: key,
      addressGroup: address.group,
      knownDevice: known ? device.signatureKey : null,
    })
    if (isRefusal(attempt)) return attempt

    const matches = await passwords.verify(account?.passwordHash ?? null, password)
    if (isRefusal(matches)) {
      await attempt.giveBack()
      return matches
    }
    if (account === null || !matches) return refuse('credentials-wrong')
    await attempt.giveBack()
    if (audience === 'operator' && account.role !== 'operator') return refuse('operator-required')
    return open(account, device, audience, address)
  }

  async function open(account: AccountRow, proven: ProvenDevice, audience: Audience, { address }: ClientAddress) {
    const { cookie, row } = await sessions.mint(account.accountId, audience)
    const created = await store.sessions.create({
      session: row,
      device: newDevice(account.accountId, proven, clock.now()),
    })
    if (created.outcome === 'device-key-taken') return refuse('device-key-unusable')

    const { accountId } = account
    const { device } = created
    if (created.newDevice) events.deviceAdded({ accountId, deviceId: device.deviceId, binding: 'server-attested' })
    events.signedIn({ accountId, deviceId: device.deviceId, audience, address })
    const session = { ...row, deviceId: device.deviceId }
    return { cookie, session: await sessions.show({ session, account, device }) }
  }
}

/** No account has this id: 128 zero bits. */
const NOBODY = AccountId.parse('A'.repeat(22))

export const newDevice = (accountId: AccountId, proven: ProvenDevice, createdAt: number): DeviceRow => ({
  deviceId: DeviceId.parse(randomId()),
  accountId,
  signatureKey: proven.signatureKey,
  agreementKey: proven.agreementKey,
  createdAt,
})
