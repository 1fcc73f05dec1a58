/**
 * Takes the secret of a one-use link out of the address bar, so that it stays neither on the screen nor in the browser's history.
 * Null where the address has none. From here on it lives in memory only.
 */
export function takeLinkSecret(
  location: Pick<Location, 'hash' | 'pathname' | 'search'>,
  history: Pick<History, 'replaceState' | 'state'>,
): string | null {
  const secret = location.hash.slice(1)
  if (secret === '') return null
  history.replaceState(history.state, '', location.pathname + location.search)
  return secret
}
