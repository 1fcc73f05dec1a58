import { glob, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './document.ts'

const SOURCES = [
  'packages/*/src/**/*.{ts,tsx}',
  'tests/**/*.ts',
  'docs/*.md',
  'docs/decisions/*.md',
  '*.md',
  'proofs/**/*.ts',
]
/** `[TK3]`, `[SQ1, SQ8]`, `[FR1-FR6]`, `[TM]` */
const CITATION =
  /\[((?:FR|DV|SQ|ER|PR|DR|TK|CN|HT|KY|RV|TM)\d*(?:(?:, | |-)(?:FR|DV|SQ|ER|PR|DR|TK|CN|HT|KY|RV|TM)\d*)*)\]/g
const RULE = /[A-Z]{2}\d*/g

const read = (path: string) => readFile(resolve(root, path), 'utf8')

/** `TK3` for the third item below a heading that ends with `[TK]`; `KY5` and `TM` where a line begins with them. */
function rulesOf(spec: string): ReadonlySet<string> {
  const rules = new Set<string>()
  let prefix = ''
  for (const line of spec.split('\n')) {
    if (line.startsWith('## ')) {
      prefix = /\[([A-Z]{2})\]$/.exec(line)?.[1] ?? ''
      // A whole part can be cited too.
      if (prefix !== '') rules.add(prefix)
    }
    const number = /^(\d+)\. /.exec(line)?.[1]
    if (number !== undefined) rules.add(`${prefix}${number}`)
    const named = /^([A-Z]{2}\d*)\. /.exec(line)?.[1]
    if (named !== undefined) rules.add(named)
  }
  return rules
}

describe('packages/protocol/SPEC.md', () => {
  it('has every rule that a source, a test or a document cites', async () => {
    const rules = rulesOf(await read('packages/protocol/SPEC.md'))
    expect(rules.size).toBeGreaterThan(40)
    const missing: string[] = []
    let cited = 0
    for await (const path of glob(SOURCES, { cwd: root })) {
      const rulesCited = [...(await read(path)).matchAll(CITATION)].flatMap(
        ([, inside = '']) => inside.match(RULE) ?? [],
      )
      cited += rulesCited.length
      missing.push(...rulesCited.filter((rule) => !rules.has(rule)).map((rule) => `${path}: ${rule}`))
    }
    expect(missing).toEqual([])
    expect(cited).toBeGreaterThan(100)
  })
})
