import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'
import { compileCatalogs } from './build/compile-catalogs.ts'
import { precompress } from './build/precompress.ts'
import { trimEmoji } from './build/trim-emoji.ts'
import { stampVersion } from './build/version.ts'

/**
 * The build obeys `script-src 'self'; style-src 'self'; require-trusted-types-for 'script'`: no inline script or style, no eval,
 * nothing from another origin. It is built from the workspace's sources, so nothing needs to be compiled first.
 */
export default defineConfig(({ command }) => {
  // What is built is what people get, whatever the builder's own environment says.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return {
    root: fileURLToPath(new URL('.', import.meta.url)),
    plugins: [react(), compileCatalogs(), trimEmoji(), stampVersion(), precompress()],
    resolve: { conditions: ['warifu-source', ...defaultClientConditions] },
    build: {
      outDir: fileURLToPath(new URL('dist', import.meta.url)),
      emptyOutDir: true,
      // The oldest browsers with Ed25519 and X25519 in WebCrypto, which a device key needs.
      target: ['chrome137', 'firefox130', 'safari18'],
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
    },
  }
})
