#!/usr/bin/env node
// Plain JavaScript that any Node understands: it must be able to say that the Node is too old.
import { mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import * as module from 'node:module'

const LEAST_NODE = 24
const { env, platform, versions } = process

if (Number(versions.node.split('.')[0]) < LEAST_NODE) {
  const isJapanese = /^ja/i.test(env.WARIFU_LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  process.stderr.write(
    isJapanese
      ? `✗ WRF-1009  この Node.js（${versions.node}）は古いため、Warifu を動かせません。\n  対処    npm start で起動するか、Node.js ${LEAST_NODE} 以上を入れてください。\n`
      : `✗ WRF-1009  This Node.js (${versions.node}) is too old for Warifu.\n  Mend    start with npm start, or install Node.js ${LEAST_NODE} or newer.\n`,
  )
  process.exitCode = 1
} else {
  keepCompiledCode()
  import('../dist/cli/main.js').then(async ({ run }) => {
    process.exitCode = await run(process.argv.slice(2))
  })
}

/** Compiled code is run as it is found: it is kept in a folder of this account, never in the shared one for temporary files. */
function keepCompiledCode() {
  try {
    const folder = join(cacheHome(), 'warifu', 'compiled')
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    module.enableCompileCache(folder)
  } catch {
    // A read-only home: the start takes a little longer.
  }
}

function cacheHome() {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
  return env.XDG_CACHE_HOME && env.XDG_CACHE_HOME.startsWith('/') ? env.XDG_CACHE_HOME : join(homedir(), '.cache')
}
