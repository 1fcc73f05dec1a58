import { createContext, use, useEffect, useRef } from 'react'
import type { KeyId } from './key-table.ts'
import { createKeysModel, type KeysModel } from './keys.model.ts'

/** The keys of the chat. Where there is none around, as in a view tested alone, nothing presses any. */
export const KeysContext = createContext<KeysModel>(createKeysModel('other', () => true))

export const useKeys = (): KeysModel => use(KeysContext)

/** Acts on a shortcut as long as the view stands. */
export function useKey(id: KeyId, act: () => void): void {
  const keys = useKeys()
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(
    () =>
      keys.on(id, () => {
        latest.current()
      }),
    [keys, id],
  )
}
