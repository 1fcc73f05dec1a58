import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'

const EMITTED = /[.](?:js|d[.]ts)(?:[.]map)?$/
const OWN_FILE = /new URL\(\s*['"]([^'"]+)['"],\s*import\.meta\.url\s*\)/g

const listed = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

/**
 * Paths in the emitted JavaScript that lead nowhere, one sentence each. The compiler rewrites `./x.ts` in imports only; a thread or a
 * file that is named by `new URL('./x.ts', import.meta.url)` it leaves as it is.
 */
export function checkEmitted(dist: string): string[] {
  const scripts = listed(dist).filter((path) => path.endsWith('.js'))
  return scripts.flatMap((script) => {
    const text = readFileSync(script, 'utf8')
    const imports = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName)
    const files = [...text.matchAll(OWN_FILE)].flatMap(([, path]) => (path === undefined ? [] : [path]))
    return [...imports, ...files]
      .filter((path) => path.startsWith('.') && !existsSync(resolve(dirname(script), path)))
      .map((path) => `${script}: ${path} leads nowhere`)
  })
}

/** Removes what an earlier build emitted for sources that are gone. */
export function removeOrphans(src: string, dist: string): void {
  for (const path of listed(dist)) {
    const stem = join(src, relative(dist, path)).replace(EMITTED, '')
    const isOrphan = EMITTED.test(path) && !existsSync(`${stem}.ts`) && !existsSync(`${stem}.tsx`)
    if (isOrphan) rmSync(path)
  }
}
