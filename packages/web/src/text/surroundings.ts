import { createContext } from 'react'

/** What a text needs of the page around it. Outside a browser there is neither an origin nor a clipboard. */
export type Surroundings = {
  readonly origin: string | null
  readonly clipboard: Pick<Clipboard, 'writeText'> | null
}

export const TextSurroundings = createContext<Surroundings>(
  typeof window === 'undefined'
    ? { origin: null, clipboard: null }
    : { origin: window.location.origin, clipboard: window.navigator.clipboard },
)
