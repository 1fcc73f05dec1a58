import { useMemo } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'
import { placeOf, SETTINGS_PATH, type Place } from './place.ts'
import { shellDialogs, type ShellDialog } from './shell-dialog.ts'

/** In `history.state` of an address that a dialog was opened under: what it lies over, where closing it goes back to. */
type Opened = { readonly over: string }
const wasOpened = (state: unknown): state is Opened =>
  typeof state === 'object' && state !== null && 'over' in state && typeof state.over === 'string'

export type Whereabouts = {
  /** What lies below an open dialog, or alone on the screen. */
  readonly place: Place
  readonly dialog: ShellDialog | null
  readonly open: (dialog: ShellDialog) => void
  readonly close: () => void
  /** Goes somewhere; an open dialog gives its place in the history to it. */
  readonly goTo: (path: string) => void
}

/** Where the chat is, by its address: settings at their own, every other dialog in the query of what lies below it. */
export function useWhereabouts(): Whereabouts {
  const [path, navigate] = useLocation()
  const dialog = dialogAt(path, useSearch())
  const state: unknown = useHistoryState()
  const below = path !== SETTINGS_PATH ? path : wasOpened(state) ? state.over : '/'

  return useMemo(
    () => ({
      place: placeOf(below),
      dialog,
      open(next) {
        const to = next === 'settings' ? SETTINGS_PATH : `${below}?dialog=${next}`
        // One dialog in place of another: Back leads to before both. One that the page was opened with has nothing before it.
        if (dialog === null) navigate(to, { state: { over: below } satisfies Opened })
        else navigate(to, { state, replace: true })
      },
      close() {
        // The address counts, not what was drawn last: a dialog that goes away reports its closing once more.
        if (openDialog() === null) return
        if (wasOpened(window.history.state)) window.history.back()
        else navigate(below, { replace: true })
      },
      goTo(to) {
        navigate(to, { replace: dialog !== null })
      },
    }),
    [below, dialog, state, navigate],
  )
}

/** The dialog that the address bar has now. */
export const openDialog = (): ShellDialog | null => dialogAt(window.location.pathname, window.location.search)

function dialogAt(path: string, search: string): ShellDialog | null {
  if (path === SETTINGS_PATH) return 'settings'
  const named = new URLSearchParams(search).get('dialog')
  return shellDialogs.find((each) => each === named) ?? null
}
