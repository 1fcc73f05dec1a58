import { load, type Action } from './context.ts'
import { changeAll, consents, findCa, runStep, runSteps, storeLine, storesOf, thisTrustMachine } from './trust-run.ts'
import type { TrustStore } from './trust-stores.ts'

/** Takes back what `trust` did, after asking. */
export const untrust: Action = async (context) => {
  const loaded = await load(context)
  const { io, manner, texts } = loaded
  const stores = storesOf(loaded, findCa(loaded), thisTrustMachine(loaded))
  if (!manner.json) {
    io.stdout.write(
      `${[`  ${texts.trust.introRemove}`, ...stores.map((store) => storeLine(store, loaded))].join('\n')}\n`,
    )
  }
  if (!(await consents(loaded, texts.trust.askRemove))) {
    io.stdout.write(`  ${texts.trust.declined}\n`)
    return 1
  }
  const isIn = ({ find }: TrustStore) => find === undefined || runStep(find) === null
  const changes = changeAll(stores, loaded, (store) =>
    isIn(store)
      ? runSteps(store, store.remove, texts.trust.removed)
      : { store: store.name, outcome: texts.trust.absent, failed: false },
  )
  io.stdout.write(manner.json ? `${JSON.stringify({ changes })}\n` : `  ${texts.trust.restartBrowsers}\n`)
  return 0
}
