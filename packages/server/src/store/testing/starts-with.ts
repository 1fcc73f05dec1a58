import { afterEach } from 'vitest'
import type { Store } from '../store.ts'

export type MakeStore = () => Promise<Store>

/** Gives each test its store and closes it afterwards. */
export function startsWith(make: MakeStore): MakeStore {
  const stores: Store[] = []
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()))
  })
  return async () => {
    const store = await make()
    stores.push(store)
    return store
  }
}
