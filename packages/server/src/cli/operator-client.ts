import { systemClock } from '../clock.ts'
import { findInstallation } from '../install/find.ts'
import { askOffline, askOverSocket, type AskOperator } from '../operator.ts'
import { installationParams, type Loaded } from './context.ts'

/**
 * Lets `act` ask the operator routes: over the 0600 socket where a server runs, else in this process under the exclusive lock.
 * @throws StartError, as opening the data folder does
 */
export async function withOperator<Value>(loaded: Loaded, act: (ask: AskOperator) => Promise<Value>): Promise<Value> {
  const places = findInstallation(loaded.config, loaded.io.environment.configHome)
  if (places !== null) {
    try {
      return await act(askOverSocket(places.socketFile))
    } catch (error) {
      if (!isNobodyThere(error)) throw error
    }
  }
  return actOffline(loaded, act)
}

async function actOffline<Value>({ config, io }: Loaded, act: (ask: AskOperator) => Promise<Value>): Promise<Value> {
  const { openInstallation } = await import('../install/open.ts')
  const installation = await openInstallation(await installationParams(config, io, false))
  try {
    const offline = await askOffline({
      // What was done is in the audit log and in the answer; a person only wants to hear what broke.
      config: { ...config, logLevel: config.logLevel === 'silent' ? 'silent' : 'error' },
      installation,
      clock: systemClock,
      logDestination: io.stderr,
      onFatal: () => {}, // The question that met the broken database is refused; there is nobody else to tell.
    })
    try {
      return await act(offline.ask)
    } finally {
      await offline.close()
    }
  } finally {
    await installation.release()
  }
}

const isNobodyThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ECONNREFUSED')
