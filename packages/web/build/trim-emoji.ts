import type { Plugin } from 'vite'

/** The lists of emoji without what the picker does not show: skin tones above all, which are two thirds of them. */
export function trimEmoji(): Plugin {
  return {
    name: 'warifu:trim-emoji',
    enforce: 'pre',
    transform: {
      filter: { id: /\/emojibase-data\/[a-z]+\/compact\.json$/ },
      handler(source) {
        // It is data, so there is nothing to map back to.
        return { code: JSON.stringify(trimmed(JSON.parse(source) as readonly Entry[])), map: { mappings: '' } }
      },
    },
  }
}

type Entry = Readonly<Record<string, unknown>>

const used = ['hexcode', 'unicode', 'label', 'tags', 'group', 'order'] as const

export const trimmed = (entries: readonly Entry[]): readonly Entry[] =>
  entries.map((entry) => Object.fromEntries(used.flatMap((name) => (name in entry ? [[name, entry[name]]] : []))))
