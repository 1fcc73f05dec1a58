// @ts-check
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'

/** A terminal, npm and a supervisor may each send the same signal for one wish. */
const SAME_WISH_MS = 1000
/** How soon the end of the parent is noticed. */
const WATCH_MS = 250
const SIGNAL_EXIT = 128

/**
 * Runs the server until it ends, and answers with its exit code. Signals are handed on: once for one wish, and never those that a
 * terminal sends to its whole foreground group, which the server has already got.
 *
 * `terminal`: standard input is a terminal. `shell`: the process in which npm runs this, or null. That shell dies of a SIGTERM and
 * hands nothing on; so where it is gone, the server is told.
 * @param {string} node
 * @param {string[]} args of this program
 * @param {{ terminal: boolean, shell: number | null }} options
 * @returns {Promise<number>}
 */
export function serve(node, args, { terminal, shell }) {
  const child = spawn(node, args, { stdio: 'inherit' })
  const fromTerminal = terminal ? ['SIGINT', 'SIGHUP'] : []
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) {
    let sentAt = -Infinity
    process.on(signal, () => {
      if (fromTerminal.includes(signal) || performance.now() - sentAt < SAME_WISH_MS) return
      sentAt = performance.now()
      child.kill(signal)
    })
  }
  const watch = shell === null ? undefined : watchParent(shell, () => child.kill('SIGTERM'))
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      resolve(code ?? SIGNAL_EXIT + signalNumber(signal))
    })
  })
}

/** @param {string} root */
export const warifu = (root) => join(root, 'packages', 'server', 'bin', 'warifu.mjs')

/**
 * @param {number} parent
 * @param {() => void} gone called once
 */
function watchParent(parent, gone) {
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    gone()
  }, WATCH_MS)
  return watch
}

/** @param {NodeJS.Signals | null} signal */
const signalNumber = (signal) => (signal === null ? 0 : (constants.signals[signal] ?? 0))
