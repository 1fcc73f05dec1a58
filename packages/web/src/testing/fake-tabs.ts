import type { TabMessage, TabsPort } from '../tabs/tabs.model.ts'

/** The tabs of one browser, without one. Each call of `open` is a tab. */
export function createFakeTabs(): { readonly open: () => TabsPort } {
  const hearing = new Map<symbol, Set<(message: TabMessage) => void>>()
  let waiting: { readonly name: string; readonly lead: () => void }[] = []
  const callFirst = (name: string) => waiting.find((each) => each.name === name)?.lead()
  return {
    open() {
      const own = Symbol('tab')
      hearing.set(own, new Set())
      return {
        post(message) {
          for (const [tab, listeners] of hearing)
            if (tab !== own) for (const listener of [...listeners]) listener(message)
        },
        hear(listener) {
          hearing.get(own)?.add(listener)
          return () => hearing.get(own)?.delete(listener)
        },
        queue(name, lead) {
          const place = { name, lead }
          waiting = [...waiting, place]
          if (waiting.find((each) => each.name === name) === place) lead()
          return () => {
            const led = waiting.find((each) => each.name === name) === place
            waiting = waiting.filter((each) => each !== place)
            if (led) callFirst(name)
          }
        },
      }
    },
  }
}
