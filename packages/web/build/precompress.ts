import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin, ResolvedConfig } from 'vite'

const COMPRESSIBLE = /\.(?:css|html|js|json|svg|webmanifest)$/
/** Smaller files gain nothing: the answer fits one packet anyway. */
const LEAST_BYTES = 512

/** Writes a `.br` and a `.gz` beside each file worth it, at the highest level: compressed once here, never by the server. */
export function precompress(): Plugin {
  let config: ResolvedConfig
  return {
    name: 'warifu:precompress',
    apply: 'build',
    configResolved(resolved) {
      config = resolved
    },
    closeBundle() {
      for (const path of files(config.build.outDir)) {
        const bytes = readFileSync(path)
        if (!COMPRESSIBLE.test(path) || bytes.length < LEAST_BYTES) continue
        writeFileSync(
          `${path}.br`,
          brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
        )
        writeFileSync(`${path}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }))
      }
    },
  }
}

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
