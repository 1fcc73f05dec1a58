import type { Node } from 'mdast'
import type { Extension as TreeExtension } from 'mdast-util-from-markdown'
import { isAsciiWord, type Construct, type Extension, type State, type Tokenize } from './micromark.ts'

/** `@name` in the text. */
// Nodes and tokens are looked up in interfaces of the libraries: only those can be added to.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export interface MentionNode extends Node {
  type: 'mention'
  name: string
}

declare module 'mdast' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface PhrasingContentMap {
    mention: MentionNode
  }
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface RootContentMap {
    mention: MentionNode
  }
}

declare module 'micromark-util-types' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  interface TokenTypeMap {
    mention: 'mention'
  }
}

/** A message that names more people than this is shown without mentions: nobody is called by it. */
const MOST = 100

/** `@name` for these names, the longest first; found before any other mark, as `_` and `*` may be parts of a name. */
export function mentionsOf(names: readonly string[]): Extension {
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length)
  const constructs = longestFirst.length > MOST ? [] : longestFirst.map(mention)
  return { text: { 0x40: constructs } }
}

function mention(name: string): Construct {
  const opening = `@${name}`
  const tokenize: Tokenize = (effects, ok, nok) => {
    let at = 0
    const inside: State = (code) => {
      if (at === opening.length) {
        if (isAsciiWord(code) && isAsciiWord(opening.charCodeAt(at - 1))) return nok(code)
        effects.exit('mention')
        return ok(code)
      }
      if (code === null || code !== opening.charCodeAt(at)) return nok(code)
      at += 1
      effects.consume(code)
      return inside
    }
    return (code) => {
      effects.enter('mention')
      return inside(code)
    }
  }
  return { name: 'mention', tokenize, previous: (code) => !isAsciiWord(code) }
}

export const mentionTree: TreeExtension = {
  enter: {
    mention(token) {
      this.enter({ type: 'mention', name: this.sliceSerialize(token).slice(1) }, token)
    },
  },
  exit: {
    mention(token) {
      this.exit(token)
    },
  },
}
