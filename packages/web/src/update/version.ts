import type { Version } from './update.model.ts'

/** The build that this page came with, and the one that the server would give now (`build/version.ts` writes both). */
export function versionOf(window: Window): Version {
  return {
    running: window.document.querySelector<HTMLMetaElement>('meta[name=build]')?.content ?? null,
    async served() {
      try {
        const answer = await window.fetch('/version.json', { cache: 'no-store', credentials: 'omit' })
        return answer.ok ? readBuild(await answer.json()) : null
      } catch {
        return null
      }
    },
    reload() {
      window.location.reload()
    },
  }
}

function readBuild(found: unknown): string | null {
  if (typeof found !== 'object' || found === null || !('build' in found)) return null
  return typeof found.build === 'string' ? found.build : null
}
