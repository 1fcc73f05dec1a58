// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outcome } from './phase.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} Locked */

/**
 * Whether what is installed is what package-lock.json names. Asked at every start, so the common answer costs one hash: that of the
 * lock, kept in `node_modules/.warifu-stamp`. Without a stamp, npm's own list of what it installed decides.
 * @param {string} root
 */
export function isInstalled(root) {
  const lock = readText(join(root, 'package-lock.json'))
  if (lock === null) return false
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`).update(lock).digest('hex')
  const stamp = join(root, 'node_modules', '.warifu-stamp')
  if (readText(stamp) === hash) return true

  const installed = readText(join(root, 'node_modules', '.package-lock.json'))
  if (installed === null || !holdsAll(JSON.parse(lock).packages, JSON.parse(installed).packages)) return false
  writeFileSync(stamp, hash)
  return true
}

/**
 * @param {Record<string, Locked>} locked
 * @param {Record<string, Locked>} installed
 */
export function holdsAll(locked, installed) {
  return Object.entries(locked).every(([path, wanted]) => {
    // The root, and the workspaces themselves, are the repository.
    if (!path.includes('node_modules/') || wanted.link === true) return true
    const present = installed[path]
    // A package for other platforms is not installed on this one.
    if (present === undefined) return wanted.optional === true
    return present.version === wanted.version && present.integrity === wanted.integrity
  })
}

/**
 * Installs exactly what package-lock.json names.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ well: boolean, output: string }>}
 */
export async function install(root, env) {
  const args = ['ci', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
  const { npm_execpath: npm } = env
  const options = { cwd: root, env, stdio: /** @type {['ignore', 'pipe', 'pipe']} */ (['ignore', 'pipe', 'pipe']) }
  const child =
    npm !== undefined && /\.c?js$/.test(npm) && existsSync(npm)
      ? spawn(process.execPath, [npm, ...args], options)
      : spawn('npm', args, { ...options, shell: process.platform === 'win32' })
  const { code, output } = await outcome(child)
  return { well: code === 0 && isInstalled(root), output }
}

/** @param {string} path */
function readText(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
