import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { report, type Finding } from './findings.ts'

const DOCUMENTS = /^(README.*|ARCHITECTURE|SECURITY|CONVENTIONS)[.]md$/
const LINK = /\[[^\]]*\]\(([^)\s]+)[^)]*\)/g
const CODE = /`([^`]+)`/g
/** What in backticks is meant as a path of the repository: a known folder and something in it, or a document at the root. */
const PATH =
  /^(?:(?:packages|tests|tools|proofs|bench|examples|docs|deploy|[.]ci)\/[\w./@*-]*|[A-Z]+(?:[.]ja)?[.]md|LICENSE)$/

/** Every path that the documents name exists: in backticks from the root, in links from the document. */
export function checkPaths(root: string): Finding[] {
  return documents(root).flatMap((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    let fenced = false
    return lines.flatMap((text, index) => {
      if (/^\s*(```|~~~)/.test(text)) {
        fenced = !fenced
        return []
      }
      const missing = fenced ? [] : missingIn(root, file, text)
      return missing.map((path) => ({ file, line: index + 1, problem: `there is no ${path}` }))
    })
  })
}

function missingIn(root: string, file: string, text: string): string[] {
  const named = [...text.matchAll(CODE)].flatMap(([, path]) => (path !== undefined && PATH.test(path) ? [path] : []))
  const linked = [...text.replace(CODE, '').matchAll(LINK)].flatMap(([, link]) => {
    const path = link?.replace(/[#?].*$/, '') ?? ''
    return path === '' || /^[a-z]+:/i.test(path) ? [] : [path]
  })
  return [
    ...named.filter((path) => !isThere(root, path)),
    ...linked.filter((path) => !existsSync(resolve(join(root, dirname(file)), decodeURI(path)))),
  ]
}

/** `*` and `<name>` stand for any one name: the folder in front of it must be there. */
function isThere(root: string, path: string): boolean {
  const fixed = path.split('*')[0] ?? path
  return existsSync(join(root, fixed === path ? path : dirname(`${fixed}x`)))
}

const documents = (root: string): string[] => [
  ...readdirSync(root).filter((name) => DOCUMENTS.test(name)),
  ...below(root, 'docs').filter((path) => path.endsWith('.md')),
]

const below = (root: string, folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    : []

if (import.meta.main) {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const findings = checkPaths(root)
  const looked = documents(root)
  if (looked.length === 0) throw new Error('There is no document to look at.')
  report(findings, `Every path named in ${looked.length} documents is there.`)
}
