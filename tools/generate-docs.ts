import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { asyncapi } from './docs/asyncapi.ts'
import { configuration } from './docs/configuration.ts'
import { root, type Document } from './docs/document.ts'
import { errors } from './docs/errors.ts'
import { events } from './docs/events.ts'
import { openapi } from './docs/openapi.ts'
import { protocol } from './docs/protocol.ts'

// `npm run docs` writes every generated document; with `--check` it writes nothing, lists what differs, and exits 1.

/** Folders in which every file is generated: one that no generator makes any more is removed. */
const OWNED = ['docs/errors']

const documents = async (): Promise<readonly Document[]> =>
  (await Promise.all([protocol(), asyncapi(), openapi(), configuration(), events(), errors()])).flat()

const stored = (path: string): Promise<string | null> => readFile(resolve(root, path), 'utf8').catch(() => null)

async function differing(wanted: readonly Document[]): Promise<readonly Document[]> {
  const compared = await Promise.all(wanted.map(async (document) => ({ document, there: await stored(document.path) })))
  return compared.filter(({ document, there }) => there !== document.text).map(({ document }) => document)
}

async function leftOver(wanted: readonly Document[]): Promise<readonly string[]> {
  const paths = new Set(wanted.map(({ path }) => path))
  const listings = await Promise.all(
    OWNED.map(async (folder) => {
      const names = await readdir(resolve(root, folder)).catch(() => [])
      return names.map((name) => join(folder, name))
    }),
  )
  return listings.flat().filter((path) => !paths.has(path))
}

async function write({ path, text }: Document): Promise<void> {
  await mkdir(dirname(resolve(root, path)), { recursive: true })
  await writeFile(resolve(root, path), text)
}

const wanted = await documents()
const [changed, superfluous] = await Promise.all([differing(wanted), leftOver(wanted)])
const paths = [...changed.map(({ path }) => path), ...superfluous]

if (!process.argv.includes('--check')) {
  await Promise.all([...changed.map(write), ...superfluous.map((path) => rm(resolve(root, path)))])
  console.log(paths.length === 0 ? `${wanted.length} documents are up to date` : `written: ${paths.join(', ')}`)
} else if (paths.length > 0) {
  console.error(`Not what the sources say; run \`npm run docs\`:\n${paths.map((path) => `  ${path}`).join('\n')}`)
  process.exitCode = 1
} else {
  console.log(`${wanted.length} documents are up to date`)
}
