import type { Client, Invitation, WorkspaceRole } from '@warifu/client'
import { serverRefused, type ServerRefused } from '../errors.ts'
import { plainName } from '../names.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type ColleagueSnapshot =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | { readonly state: 'name-unusable' }
  | { readonly state: 'refused'; readonly refused: ServerRefused }
  | { readonly state: 'made'; readonly invitation: Invitation; readonly copied: 'no' | 'yes' | 'failed' }

export type ColleagueModel = Model<ColleagueSnapshot> & {
  /** `name` empty: the colleague chooses. */
  readonly submit: (name: string, role: WorkspaceRole) => Promise<void>
  readonly copy: () => Promise<void>
  /** Forgets the link; the next one is for somebody else. */
  readonly another: () => void
}

/** An operator's invitation of a colleague. The link is held here and shown, and nowhere else. */
export function createColleagueModel(
  client: Pick<Client, 'invite'>,
  clipboard: { readonly writeText: (text: string) => Promise<void> },
): ColleagueModel {
  const snapshots = createSnapshots<ColleagueSnapshot>({ state: 'idle' })
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async submit(typed, role) {
      if (snapshots.snapshot().state === 'busy') return
      const name = typed.trim() === '' ? null : plainName(typed)
      if (name === null && typed.trim() !== '') {
        snapshots.set({ state: 'name-unusable' })
        return
      }
      snapshots.set({ state: 'busy' })
      try {
        snapshots.set({ state: 'made', invitation: await client.invite({ name, role }), copied: 'no' })
      } catch (error) {
        snapshots.set({ state: 'refused', refused: serverRefused(error) })
      }
    },
    async copy() {
      const shown = snapshots.snapshot()
      if (shown.state !== 'made') return
      const copied = await clipboard.writeText(shown.invitation.url).then(
        () => 'yes' as const,
        () => 'failed' as const,
      )
      snapshots.set({ ...shown, copied })
    },
    another() {
      snapshots.set({ state: 'idle' })
    },
  }
}
