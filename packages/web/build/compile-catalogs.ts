import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

/**
 * Compiles the message catalogs, so that no parser of patterns is shipped. A pattern that is not ICU MessageFormat ends the build.
 */
export function compileCatalogs(): Plugin {
  return {
    name: 'warifu:compile-catalogs',
    enforce: 'pre',
    transform: {
      filter: { id: /\/i18n\/catalogs\/[a-z]+\.json$/ },
      handler(source) {
        // The file is ours: message ids and patterns. It is data, so there is nothing to map back to.
        return {
          code: JSON.stringify(compileCatalog(JSON.parse(source) as Record<string, string>)),
          map: { mappings: '' },
        }
      },
    },
  }
}

const compileCatalog = (catalog: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(catalog).map(([id, pattern]) => [id, compileMessageOrThrow(pattern)]))
