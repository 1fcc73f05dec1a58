import type { Store } from './store.ts'

type Parts = Omit<Store, 'close'>
export type PartName = keyof Parts
type MethodsOf<Part extends PartName> = { readonly [Method in keyof Store[Part]]: 'reads' | 'writes' }

/** Every method of a store, and whether it can change anything. */
export const methods: { readonly [Part in PartName]: MethodsOf<Part> } = {
  workspace: { read: 'reads', write: 'writes' },
  accounts: {
    create: 'writes',
    createByLink: 'writes',
    byId: 'reads',
    byNameKey: 'reads',
    list: 'reads',
    setReading: 'writes',
    privacy: 'reads',
    setPrivacy: 'writes',
    count: 'reads',
  },
  links: { create: 'writes', find: 'reads' },
  sessions: { create: 'writes', find: 'reads', knowsDevice: 'reads', end: 'writes' },
  rooms: {
    create: 'writes',
    direct: 'writes',
    standing: 'reads',
    view: 'reads',
    list: 'reads',
    joined: 'reads',
    join: 'writes',
    invite: 'writes',
    leave: 'writes',
    remove: 'writes',
    change: 'writes',
    notify: 'writes',
    members: 'reads',
    read: 'writes',
  },
  messages: {
    append: 'writes',
    erase: 'writes',
    pin: 'writes',
    history: 'reads',
    revisions: 'reads',
    locate: 'reads',
    pins: 'reads',
  },
  audit: { append: 'writes', list: 'reads' },
}

type Immediate<Method> = Method extends (...args: infer Args) => Promise<infer Result>
  ? (...args: Args) => Result
  : never

/** One part of a store as its tables see it: within a transaction, without promises. */
export type ImmediatePart<Part extends PartName> = {
  readonly [Method in keyof Store[Part]]: Immediate<Store[Part][Method]>
}

export type ImmediateStore = { readonly [Part in PartName]: ImmediatePart<Part> }

/** A call of a method, as a value that can cross to another thread. */
export type Operation = { readonly part: PartName; readonly method: string; readonly args: readonly unknown[] }

type Method = (...args: readonly unknown[]) => unknown

// Operations are made by `storeOf` alone, from the names of the table above, with the arguments the compiler checked there.
const methodOf = <Kind>({ part, method }: Operation, parts: object) =>
  (parts as Record<string, Record<string, Kind>>)[part]?.[method]

export const writes = (operation: Operation): boolean => methodOf<string>(operation, methods) === 'writes'

export function perform(store: ImmediateStore, operation: Operation): unknown {
  const method = methodOf<Method>(operation, store)
  if (method === undefined) throw new Error(`the store has no ${operation.part}.${operation.method}`)
  return method(...operation.args)
}

/** A store each of whose methods hands its call to `run`. */
export function storeOf(run: (operation: Operation) => Promise<unknown>, close: () => Promise<void>): Store {
  const callOf = (part: string, method: string) => {
    // The keys of the table are its parts; Object.entries forgets that.
    const operation = { part: part as PartName, method }
    return (...args: readonly unknown[]) => run({ ...operation, args })
  }
  const partOf = ([part, itsMethods]: [string, object]) => {
    const calls = Object.keys(itsMethods).map((method) => [method, callOf(part, method)] as const)
    return [part, Object.fromEntries(calls)] as const
  }
  // One function per name of the table, which names every method of a store: that is what the type says.
  return { ...Object.fromEntries(Object.entries(methods).map(partOf)), close } as Store
}
