import type { Client, ErrorName, LinkInfo, Session } from '@warifu/client'
import { errorName, serverRefused, type ServerRefused } from '../errors.ts'
import { plainName } from '../names.ts'
import { passwordHint } from '../password/password.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** What is wrong with one field, as far as this side can tell. */
export type FieldFault = 'name-unusable' | 'password-short' | 'workspace-unusable'

/** Why the form was not taken: fields that cannot be right, or what the server said. */
export type EntryRefused = { readonly by: 'form'; readonly faults: readonly FieldFault[] } | ServerRefused

/** The screens of `/setup` and `/join`: a one-use link is looked at, then used. */
export type EntrySnapshot =
  | { readonly state: 'checking' }
  /** Unknown, used, expired and incomplete links get one answer. */
  | { readonly state: 'unusable' }
  | { readonly state: 'unchecked'; readonly error: ErrorName }
  | {
      readonly state: 'form'
      readonly link: LinkInfo
      readonly busy: boolean
      readonly refused: EntryRefused | null
    }

export type EntryValues = { readonly name: string; readonly password: string; readonly workspace: string }

export type EntryModel = Model<EntrySnapshot> & {
  readonly kind: LinkInfo['kind']
  readonly check: () => void
  readonly submit: (values: EntryValues) => Promise<void>
}

/**
 * @param kind which of the two screens this is; a link for the other one is not usable here
 * @param secret from the address bar; null where the address had none
 */
export function createEntryModel(
  client: Pick<Client, 'lookAtLink' | 'setup' | 'join'>,
  kind: LinkInfo['kind'],
  secret: string | null,
  began: (session: Session) => void,
): EntryModel {
  const snapshots = createSnapshots<EntrySnapshot>({ state: 'checking' })

  const check = async () => {
    if (secret === null) {
      snapshots.set({ state: 'unusable' })
      return
    }
    snapshots.set({ state: 'checking' })
    try {
      const link = await client.lookAtLink(secret)
      snapshots.set(link.kind === kind ? { state: 'form', link, busy: false, refused: null } : { state: 'unusable' })
    } catch (error) {
      const name = errorName(error)
      snapshots.set(name === 'link-unusable' ? { state: 'unusable' } : { state: 'unchecked', error: name })
    }
  }

  const use = (link: string, name: string, password: string, workspace: string): Promise<Session> =>
    kind === 'setup' ? client.setup({ link, name, password, workspace }) : client.join({ link, name, password })

  return {
    kind,
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    check: () => void check(),
    async submit(values) {
      const shown = snapshots.snapshot()
      if (shown.state !== 'form' || shown.busy || secret === null) return
      const { link } = shown
      const name = link.name ?? plainName(values.name)
      const workspace = kind === 'setup' ? plainName(values.workspace) : ''
      const short = passwordHint(values.password).state === 'empty' || passwordHint(values.password).state === 'short'
      if (name === null || workspace === null || short) {
        const faults: FieldFault[] = []
        if (name === null) faults.push('name-unusable')
        if (short) faults.push('password-short')
        if (workspace === null) faults.push('workspace-unusable')
        snapshots.set({ state: 'form', link, busy: false, refused: { by: 'form', faults } })
        return
      }
      snapshots.set({ state: 'form', link, busy: true, refused: null })
      try {
        began(await use(secret, name, values.password, workspace))
      } catch (error) {
        const refusal = serverRefused(error)
        snapshots.set(
          refusal.error === 'link-unusable'
            ? { state: 'unusable' }
            : { state: 'form', link, busy: false, refused: refusal },
        )
      }
    },
  }
}
