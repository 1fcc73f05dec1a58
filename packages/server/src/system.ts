import { createAuditLog } from './audit/record.ts'
import { createMemoryBus } from './bus/memory.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config/schema.ts'
import { StartError } from './config/start-error.ts'
import { createAuthorize } from './guard/authorize.ts'
import { createIdentity } from './identity/identity.ts'
import type { Installation } from './install/installation.ts'
import { createStandings } from './rooms/standings.ts'
import { openSteadyClock } from './steady-clock.ts'
import { openSqliteStore } from './store/sqlite/open.ts'
import { StoreError, type Store } from './store/store.ts'
import { createEvents } from './watch/events.ts'
import { describeFault } from './watch/fault.ts'
import { createLogger } from './watch/logger.ts'
import { createMetrics } from './watch/metrics.ts'
import type { DestinationStream } from 'pino'

export type SystemParts = {
  readonly config: Config
  readonly installation: Installation
  readonly clock: Clock
  readonly logDestination: DestinationStream
  /** Scheme, host and port under which people reach the pages. */
  readonly publicUrl: string
  /** Told once, where the database can no longer be trusted to keep anything. */
  readonly onFatal: (error: StoreError) => void
}

export type System = Awaited<ReturnType<typeof openSystem>>

/** Everything under the listeners: what the running server and the command line without one have in common. */
export async function openSystem(parts: SystemParts) {
  const { config, installation, logDestination, publicUrl, onFatal } = parts
  const store = await openStore(installation, onFatal)
  const clock = await openSteadyClock(parts.clock, store.workspace, (behindMs) => {
    events.clockWentBack({ behindMs })
  })
  const metrics = createMetrics()
  const log = createLogger(config.logLevel, logDestination)
  const audit = createAuditLog(store.audit, (event, error) => {
    events.auditFailed({ event, error: describeFault(error) })
  })
  const events = createEvents({ clock, log, metrics, record: audit.record })
  const bus = createMemoryBus(clock, (error, topic) => {
    events.internalError({ where: `bus ${topic.split(':')[0] ?? ''}`, error: describeFault(error) })
  })
  const { sessionHours, limits } = config
  const identity = createIdentity({
    store,
    bus,
    clock,
    events,
    publicUrl,
    sessionHours,
    limits,
    argon2: undefined,
    checkStrength: undefined,
  })
  const standings = createStandings(store.rooms)

  return {
    store,
    clock,
    metrics,
    events,
    bus,
    identity,
    standings,
    authorize: createAuthorize(standings.of),
    /** What was begun is finished: records are written, then the database is let go. */
    close: async () => {
      await clock.persist()
      await audit.settled()
      await bus.close()
      await store.close()
    },
  }
}

async function openStore({ databaseFile, folder }: Installation, onFatal: SystemParts['onFatal']): Promise<Store> {
  try {
    return await openSqliteStore({ file: databaseFile, onFatal })
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    const fault = faultOf(error, databaseFile, folder)
    throw fault === undefined ? error : new StartError(fault, { cause: error })
  }
}

function faultOf(error: StoreError, file: string, folder: string): StartError['fault'] | undefined {
  switch (error.kind) {
    case 'damaged':
      return { codeName: 'database-damaged', file }
    case 'newer':
      return { codeName: 'schema-newer', file }
    case 'in-use':
      return { codeName: 'data-in-use', folder, holder: undefined }
    case 'unavailable':
      return error.code === undefined ? undefined : { codeName: 'data-unwritable', path: file, reason: error.code }
  }
}
