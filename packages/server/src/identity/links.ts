import type { WorkspaceRole } from '@warifu/protocol'
import { hashOfSecret, randomBytes, toBase64url } from '@warifu/crypto'
import type { Clock } from '../clock.ts'
import { isRefusal, refuse, type Refusal } from '../refusal.ts'
import { WORKSPACE_NAME, type LinkRow, type Store } from '../store/store.ts'
import type { Events } from '../watch/events.ts'
import { nameKey } from './accounts.ts'

/** A link as it is shown, once. Its secret stands in the fragment: it reaches no server, proxy or log on its way [TK3]. */
export type Link = { readonly url: string; readonly expiresAt: number }

export type LinkView = {
  readonly kind: LinkRow['kind']
  readonly name: string | null
  readonly workspace: string | null
}

/** One-use links with which accounts are made. Only the hash of a secret is kept. */
export type Links = {
  /** A fresh link for the first operator, instead of any older one; null where there is an account already. */
  readonly forSetup: () => Promise<Link | null>
  /** @param by the inviting account, or where the hand was */
  readonly forInvitation: (
    invitation: { readonly name: string | null; readonly role: WorkspaceRole },
    by: string,
  ) => Promise<Link | Refusal<'name-taken'>>
  /** What a link is for; it stays usable. Unknown, used and expired links get the same refusal. */
  readonly look: (secret: string) => Promise<LinkView | Refusal<'link-unusable'>>
  /** The stored link behind a secret, for the one who is about to use it. */
  readonly find: (secret: string) => Promise<LinkRow | Refusal<'link-unusable'>>
}

export type LinkParts = {
  readonly store: Pick<Store, 'accounts' | 'links' | 'workspace'>
  readonly events: Pick<Events, 'linkCreated'>
  readonly clock: Clock
  /** Scheme, host and port under which people reach the pages. */
  readonly publicUrl: string
}

const SETUP_MS = 30 * 60_000
const INVITATION_MS = 7 * 24 * 60 * 60_000

export function createLinks({ store, events, clock, publicUrl }: LinkParts): Links {
  const make = async (kind: LinkRow['kind'], role: WorkspaceRole, name: string | null, by: string): Promise<Link> => {
    const secret = toBase64url(randomBytes(32))
    const createdAt = clock.now()
    const expiresAt = createdAt + (kind === 'setup' ? SETUP_MS : INVITATION_MS)
    await store.links.create({ linkHash: await hashOfSecret(secret), kind, role, name, createdAt, expiresAt })
    events.linkCreated({ kind, role, by })
    return { url: `${new URL(pages[kind], publicUrl).href}#${secret}`, expiresAt }
  }

  const find = async (secret: string) => {
    const link = await store.links.find(await hashOfSecret(secret), clock.now())
    if (link === null) return refuse('link-unusable')
    if (link.kind === 'setup' && (await store.accounts.count()) > 0) return refuse('link-unusable')
    return link
  }

  return {
    forSetup: async () => ((await store.accounts.count()) > 0 ? null : make('setup', 'operator', null, 'start')),
    forInvitation: async ({ name, role }, by) => {
      const taken = name !== null && (await store.accounts.byNameKey(nameKey(name))) !== null
      return taken ? refuse('name-taken') : make('invitation', role, name, by)
    },
    find,
    look: async (secret) => {
      const link = await find(secret)
      if (isRefusal(link)) return link
      return { kind: link.kind, name: link.name, workspace: await store.workspace.read(WORKSPACE_NAME) }
    },
  }
}

const pages = { setup: '/setup', invitation: '/join' } as const
