// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** The oldest Node.js that Warifu itself runs on. */
const NEEDED = 24

/**
 * The Node.js that the package `node` brought along, or the present one where it is new enough; null where there is neither.
 * That package links its binary to `bin/node`, and to `bin/node.exe` on Windows, beside an empty `bin/node`.
 * @param {string} root
 */
export function findNode24(root) {
  const brought = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (existsSync(brought)) return brought
  return Number(process.versions.node.split('.')[0]) >= NEEDED ? process.execPath : null
}
