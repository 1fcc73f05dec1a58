// @ts-check
import { fileURLToPath } from 'node:url'
import { language, refusals, refusalText } from './setup/texts.mjs'

// `npm start`: installs, builds and serves, each only where it is due. Everything past this check needs Node.js 20, so it is loaded
// only then: an older one gets a sentence, not a stack.
const OLDEST = 20
const root = fileURLToPath(new URL('..', import.meta.url))

if (Number(process.versions.node.split('.')[0]) < OLDEST) {
  process.stderr.write(refusalText(refusals.nodeTooOld, language(process.env)))
  process.exitCode = 1
} else {
  const { prepareBuild, prepareNode } = await import('./setup/prepare.mjs')
  const { serve, warifu } = await import('./setup/serve.mjs')
  const { npm_lifecycle_event: script } = process.env
  const shell = script === undefined ? null : process.ppid
  const node = await prepareNode(root)
  const ready = node !== null && (await prepareBuild(root, node))
  process.exitCode = ready
    ? await serve(node, [warifu(root), 'serve', ...process.argv.slice(2)], { terminal: process.stdin.isTTY, shell })
    : 1
}
