// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { language, refusals, refusalText } from './setup/texts.mjs'

// `npm test`: installs where something is missing, then runs every step on Node 24. `npm test -- lint unit` runs those two.
const OLDEST = 20
const root = fileURLToPath(new URL('..', import.meta.url))

/** @returns {Promise<number>} */
async function test() {
  const { prepareNode } = await import('./setup/prepare.mjs')
  const node = await prepareNode(root)
  if (node === null) return notEvenBegun()
  const child = spawn(node, [fileURLToPath(new URL('test/main.ts', import.meta.url)), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  })
  // The steps are ended by their parent, which gets the signal too or from here.
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.on(signal, () => child.kill(signal))
  const [code] = await once(child, 'close')
  return code ?? 1
}

function notEvenBegun() {
  process.stdout.write('0 passed, 1 failed\n')
  return 1
}

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write(refusalText(refusals.nodeTooOld, language(process.env)))
  process.exitCode = notEvenBegun()
} else {
  process.exitCode = await test()
}
