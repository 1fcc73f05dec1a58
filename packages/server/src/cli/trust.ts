import { load, type Action } from './context.ts'
import { formatTime, plain } from './paint.ts'
import { changeAll, consents, findCa, runSteps, storeLine, storesOf, thisTrustMachine } from './trust-run.ts'
import { findNssTool } from './trust-stores.ts'

/** Lets the browsers of this machine believe the local CA, after asking. */
export const trust: Action = async (context) => {
  const loaded = await load(context)
  const { io, manner, texts } = loaded
  const ca = findCa(loaded)
  const machine = thisTrustMachine(loaded)
  const stores = storesOf(loaded, ca, machine)
  if (!manner.json) {
    const hint =
      machine.platform === 'linux' && findNssTool(machine) === undefined ? [`  ${texts.trust.noBrowserTool}`] : []
    const lines = stores.map((store) => storeLine(store, loaded))
    const intro = `  ${texts.trust.intro(plain(ca.name))}`
    const promise = `  ${texts.trust.promise(formatTime(ca.validUntil))}`
    io.stdout.write(`${[intro, ...lines, ...hint, promise].join('\n')}\n`)
  }
  if (!(await consents(loaded, texts.trust.ask))) {
    io.stdout.write(`  ${texts.trust.declined}\n`)
    return 1
  }
  const changes = changeAll(stores, loaded, (store) => runSteps(store, store.add, texts.trust.added))
  io.stdout.write(manner.json ? `${JSON.stringify({ changes })}\n` : `  ${texts.trust.restartBrowsers}\n`)
  return 0
}
