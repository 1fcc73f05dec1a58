import type { RouteBody, WorkspaceRole } from '@warifu/protocol'
import type { Clock } from '../clock.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import type { AccountRow, LinkRow, Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { nameKey, newAccountId } from './accounts.ts'
import type { Devices, ProofRefusal, ProvenDevice } from './devices.ts'
import type { Links } from './links.ts'
import type { Passwords } from './password.ts'
import type { Sessions } from './sessions.ts'
import { newDevice, type Scene, type SignedIn } from './sign-in.ts'
import type { CheckStrength } from './strength.ts'
import { workspaceName } from './workspace.ts'

export type JoinRefusal =
  ProofRefusal | Refusal<'link-unusable' | 'name-taken' | 'name-unusable' | 'password-weak' | 'overloaded'>

/** Making an account with a one-use link. After any refusal the link still works. */
export type Join = {
  /** The first operator's link: also names the workspace. */
  readonly setUp: (body: RouteBody<'setup'>, scene: Scene) => Promise<SignedIn | JoinRefusal>
  /** An invitation: the account has the role, and where there is one the name, that the invitation was made for. */
  readonly join: (body: RouteBody<'join'>, scene: Scene) => Promise<SignedIn | JoinRefusal>
}

export type JoinParts = {
  readonly store: Pick<Store, 'accounts' | 'workspace'>
  readonly passwords: Pick<Passwords, 'hash'>
  readonly checkStrength: CheckStrength
  readonly devices: Pick<Devices, 'proveForSignIn'>
  readonly links: Pick<Links, 'find'>
  readonly sessions: Pick<Sessions, 'mint' | 'show'>
  readonly events: Pick<Events, 'accountCreated' | 'deviceAdded' | 'signedIn'>
  readonly clock: Clock
}

export function createJoin(parts: JoinParts): Join {
  const { store, passwords, checkStrength, devices, links, sessions, events, clock } = parts

  return {
    setUp: (body, scene) => use('setup', body, body.workspace, scene),
    join: (body, scene) => use('invitation', body, null, scene),
  }

  async function use(
    kind: LinkRow['kind'],
    body: RouteBody<'join'>,
    workspace: string | null,
    scene: Scene,
  ): Promise<SignedIn | JoinRefusal> {
    const proven = await devices.proveForSignIn(body.device, scene.origin)
    if (isRefusal(proven)) return proven
    // The link comes before everything that costs: only somebody who was given one makes the server work.
    const link = await links.find(body.link)
    if (isRefusal(link)) return link
    if (link.kind !== kind) return refuse('link-unusable')
    if (link.name !== null && link.name !== body.name) return refuse('name-unusable')
    if ((await store.accounts.byNameKey(nameKey(body.name))) !== null) return refuse('name-taken')

    const weak = await checkStrength(body.password, [body.name, workspace ?? (await workspaceName(store))])
    if (weak !== null) return weak
    const passwordHash = await passwords.hash(body.password)
    if (isRefusal(passwordHash)) return passwordHash
    return open(link, newAccount(body.name, link.role, passwordHash), proven, workspace, scene)
  }

  function newAccount(name: string, role: WorkspaceRole, passwordHash: string): AccountRow {
    return { accountId: newAccountId(), name, nameKey: nameKey(name), role, passwordHash, createdAt: clock.now() }
  }

  async function open(
    { linkHash, kind }: LinkRow,
    account: AccountRow,
    proven: ProvenDevice,
    workspace: string | null,
    { address, audience }: Scene,
  ): Promise<SignedIn | JoinRefusal> {
    const { accountId, role } = account
    const device = newDevice(accountId, proven, account.createdAt)
    const { deviceId } = device
    const minted = await sessions.mint(accountId, audience)
    const session = { ...minted.row, deviceId }
    const { outcome } = await store.accounts.createByLink({
      linkHash,
      kind,
      now: clock.now(),
      account,
      device,
      session,
      workspaceName: workspace,
    })
    if (outcome === 'device-key-taken') return refuse('device-key-unusable')
    if (outcome !== 'created') return refuse(outcome)

    events.accountCreated({ accountId, role, by: kind })
    events.deviceAdded({ accountId, deviceId, binding: 'server-attested' })
    events.signedIn({ accountId, deviceId, audience, address: address.address })
    return { cookie: minted.cookie, session: await sessions.show({ session, account, device }) }
  }
}
