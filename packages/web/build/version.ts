import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** What is not made here: the page names everything else, so its own content need not count. */
const named = (bundle: Readonly<Record<string, unknown>>) =>
  Object.keys(bundle).filter((name) => name.startsWith('assets/') && !name.endsWith('.map'))

/**
 * Says which build this is: in a `<meta name="build">` of the page, and in `/version.json`, where a running page finds out whether
 * the server has a newer one. The names carry hashes of their content, so the names together are the build.
 */
export function stampVersion(): Plugin {
  const buildOf = (bundle: Readonly<Record<string, unknown>>) =>
    createHash('sha256').update(named(bundle).sort().join('\n')).digest('base64url').slice(0, 12)
  return {
    name: 'warifu:version',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => [
        { tag: 'meta', attrs: { name: 'build', content: buildOf(bundle ?? {}) }, injectTo: 'head' },
      ],
    },
    generateBundle(_options, bundle) {
      this.emitFile({
        type: 'asset',
        fileName: 'version.json',
        source: `${JSON.stringify({ build: buildOf(bundle) })}\n`,
      })
    },
  }
}
