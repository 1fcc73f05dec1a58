import { gzipSync, constants } from 'node:zlib'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../../packages/web/dist', import.meta.url))

/** What a first visit loads, in kB after gzip; fonts as they are, for they are compressed already. */
export type Sizes = {
  readonly jsKb: number
  readonly cssKb: number
  readonly fontsKb: number
  /** Every script of the build, what is loaded later included. */
  readonly jsInAllKb: number
}

/** @param requested the paths that the browser asked for, such as `/assets/index-abc.js` */
export function loadSizes(requested: ReadonlySet<string>): Sizes {
  const paths = [...requested].filter((path) => existsSync(join(dist, path)))
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' }).map((path) => `/${path}`)
  return {
    jsKb: kilobytes(paths, '.js'),
    cssKb: kilobytes(paths, '.css'),
    fontsKb: kilobytes(paths, '.woff2'),
    jsInAllKb: kilobytes(all, '.js'),
  }
}

function kilobytes(paths: readonly string[], extension: string): number {
  const bytes = paths.filter((path) => path.endsWith(extension)).map(gzipped)
  return Math.round(bytes.reduce((sum, each) => sum + each, 0) / 100) / 10
}

function gzipped(path: string): number {
  const bytes = readFileSync(join(dist, path))
  if (path.endsWith('.woff2')) return bytes.length
  return gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }).length
}
