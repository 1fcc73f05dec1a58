// @ts-check
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { install, isInstalled } from './install.mjs'
import { findNode24 } from './node24.mjs'
import { phase } from './phase.mjs'
import { staleBuilds } from './staleness.mjs'
import { language, phases, refusals, refusalText } from './texts.mjs'

/**
 * Installs where something is missing.
 * @param {string} root
 * @returns {Promise<string | null>} the Node.js to go on with, or null where that failed, which was said
 */
export async function prepareNode(root) {
  const tongue = language(process.env)
  const words = phases[tongue]
  if (!isInstalled(root)) {
    process.stderr.write(`\n  ${words.first}\n`)
    let output = ''
    const well = await phase(words.install, async () => {
      const installed = await install(root, process.env)
      output = installed.output
      return installed.well
    })
    if (!well) {
      process.stderr.write(`${output}\n${refusalText(refusals.installFailed, tongue)}`)
      return null
    }
  }
  const node = findNode24(root)
  if (node === null) process.stderr.write(refusalText(refusals.nodeTooOld, tongue))
  return node
}

/**
 * Builds what is stale.
 * @param {string} root
 * @param {string} node
 * @returns {Promise<boolean>} false where that failed, which was said
 */
export async function prepareBuild(root, node) {
  if (staleBuilds(root).size === 0) return true
  const build = spawn(node, [join(root, 'tools', 'build.ts')], { cwd: root, stdio: 'inherit' })
  const [code] = await once(build, 'close')
  return code === 0
}
