import { askInProcess, type AskOperator } from './http/operator/ask.ts'
import type { ServerParts } from './server.ts'

export { askOverSocket, type AskOperator } from './http/operator/ask.ts'

/** The operator routes in this very process, where no server runs. Whoever calls it holds the data folder's lock. */
export async function askOffline(
  parts: ServerParts,
): Promise<{ readonly ask: AskOperator; readonly close: () => Promise<void> }> {
  const { openOffline } = await import('./server.ts') // Heavy, and not needed beside a running server.
  const { app, close } = await openOffline(parts)
  return { ask: askInProcess(app), close }
}
