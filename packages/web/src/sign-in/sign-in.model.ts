import type { Client, Session } from '@warifu/client'
import { serverRefused, type ServerRefused } from '../errors.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

export type SignInSnapshot =
  | { readonly state: 'idle' }
  | { readonly state: 'busy' }
  | { readonly state: 'incomplete' }
  | { readonly state: 'refused'; readonly refused: ServerRefused }

export type SignInModel = Model<SignInSnapshot> & {
  readonly submit: (name: string, password: string) => Promise<void>
}

export function createSignInModel(client: Pick<Client, 'signIn'>, began: (session: Session) => void): SignInModel {
  const snapshots = createSnapshots<SignInSnapshot>({ state: 'idle' })
  return {
    snapshot: snapshots.snapshot,
    subscribe: snapshots.subscribe,
    async submit(typed, password) {
      if (snapshots.snapshot().state === 'busy') return
      // The name as it was made: without outer spaces and composed. A password is never touched.
      const name = typed.normalize('NFC').trim()
      if (name === '' || password === '') {
        snapshots.set({ state: 'incomplete' })
        return
      }
      snapshots.set({ state: 'busy' })
      try {
        const session = await client.signIn({ name, password })
        snapshots.set({ state: 'idle' })
        began(session)
      } catch (error) {
        snapshots.set({ state: 'refused', refused: serverRefused(error) })
      }
    },
  }
}
