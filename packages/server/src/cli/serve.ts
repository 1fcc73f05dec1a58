import { systemClock } from '../clock.ts'
import type { Source } from '../config/problem.ts'
import { StartError, type StartFault } from '../config/start-error.ts'
import type { Installation } from '../install/installation.ts'
import { openInstallation } from '../install/open.ts'
import { startServer, type RunningServer } from '../server.ts'
import { installationParams, load, type Action, type Loaded } from './context.ts'
import { linkFileIn } from './link-file.ts'
import { prettyLog } from './log-lines.ts'
import { describeProcess, holderOfPort } from './port-holder.ts'
import type { ExitCode } from './report.ts'
import { listenToKeys } from './serve-keys.ts'
import { listeningEvent, welcome } from './serve-lines.ts'

/** Why a running server ends. */
type Ending = { readonly reason: string; readonly exit: ExitCode }

/** Starts the server, says where it is, and stays until it is told to end. */
export const serve: Action = async (context) => {
  const loaded = await load(context)
  const { config, io } = loaded
  const ending = Promise.withResolvers<Ending>()
  try {
    const installation = await openInstallation(await installationParams(config, io, true))
    const linkFile = linkFileIn(installation.folder)
    try {
      linkFile.remove() // Of a run that was killed.
      const server = await startServer({
        config,
        installation,
        clock: systemClock,
        logDestination: prettyLog(io),
        onFatal: () => {
          io.stderr.write(`${loaded.texts.serve.storeFailed}\n`)
          ending.resolve({ reason: 'store-unavailable', exit: 1 })
        },
      })
      return await stayUntilTold(loaded, server, installation, ending)
    } finally {
      linkFile.remove()
      await installation.release()
    }
  } catch (error) {
    throw withFacts(error, loaded.sources.get('host') ?? 'host')
  }
}

async function stayUntilTold(
  loaded: Loaded,
  server: RunningServer,
  installation: Installation,
  ending: PromiseWithResolvers<Ending>,
): Promise<ExitCode> {
  const { io, manner, texts, config } = loaded
  const say = (text: string) => {
    if (!manner.json) io.stdout.write(`${text}\n`)
  }
  let told = false
  const end = (reason: string) => {
    if (told) io.exit(1) // Asked twice: at once, without farewell.
    told = true
    say(texts.serve.stopping)
    ending.resolve({ reason, exit: 0 })
  }
  const forget = io.onSignal(end)
  const deafen = listenToKeys({ io, texts, json: manner.json, server, installation, config, end })
  announce(loaded, installation, server) // Only now: whoever reads it may tell the server to end.
  const { reason, exit } = await ending.promise
  told = true
  await server.stop(reason)
  deafen()
  forget()
  if (manner.json) io.stdout.write(`${JSON.stringify({ event: 'stopped', reason })}\n`)
  say(texts.serve.stopped)
  return exit
}

function announce({ io, manner, texts, config }: Loaded, installation: Installation, server: RunningServer): void {
  const linkFile = linkFileIn(installation.folder)
  const facts = { config, installation, server, linkFile: linkFile.path, cwd: io.cwd }
  if (manner.json) {
    io.stdout.write(`${JSON.stringify(listeningEvent(facts))}\n`)
    return
  }
  if (!io.stdout.isTTY && server.firstOperatorLink !== null) linkFile.put(server.firstOperatorLink)
  io.stdout.write(welcome(facts, texts, io.stdout, io.environment))
}

/** Adds what only this machine can tell: who holds the port or the folder, and that an address is not its own. */
function withFacts(error: unknown, hostSource: Source): unknown {
  const fault = faultOf(error, hostSource)
  if (fault === undefined) return error
  if (fault.codeName === 'port-in-use') {
    return new StartError({ ...fault, holder: holderOfPort(fault.port) }, { cause: error })
  }
  if (fault.codeName === 'data-in-use' && fault.holder !== undefined) {
    const { command } = describeProcess(fault.holder.pid)
    return new StartError({ ...fault, holder: { ...fault.holder, command } }, { cause: error })
  }
  return new StartError(fault, { cause: error })
}

function faultOf(error: unknown, hostSource: Source): StartFault | undefined {
  if (error instanceof StartError) return error.fault
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)) return undefined
  return { codeName: 'config-invalid', problems: [{ kind: 'rule-broken', rule: 'host-is-here', source: hostSource }] }
}
