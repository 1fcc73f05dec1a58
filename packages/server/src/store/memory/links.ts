import type { ImmediatePart } from '../methods.ts'
import { demandFree, type MemoryTables } from './tables.ts'

export function memoryLinks({ links }: MemoryTables): ImmediatePart<'links'> {
  return {
    create: (link) => {
      demandFree(links, link.linkHash)
      for (const [hash, { kind, expiresAt }] of links) {
        const replaced = kind === 'setup' && link.kind === 'setup'
        if (replaced || expiresAt <= link.createdAt) links.delete(hash)
      }
      links.set(link.linkHash, link)
    },
    find: (linkHash, now) => {
      const link = links.get(linkHash)
      return link === undefined || link.expiresAt <= now ? null : link
    },
  }
}
