import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { nodes, place, sources } from './sources.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

describe('the views', () => {
  it('use only classes that their style sheets have, and style sheets only classes that are used', () => {
    const wrong: string[] = []
    for (const file of sources()) {
      for (const [name, path] of styleImports(file)) {
        const sheet = readFileSync(join(root, dirname(file.fileName), path), 'utf8')
        const declared = new Set([...sheet.matchAll(/\.([a-z][a-z-]*)/g)].map((match) => match[1]))
        for (const node of nodes(file)) {
          if (!ts.isElementAccessExpression(node) || node.expression.getText() !== name) continue
          if (!ts.isStringLiteral(node.argumentExpression) || !declared.has(node.argumentExpression.text))
            wrong.push(place(node))
        }
      }
    }
    expect(wrong).toEqual([])
  })

  it('write no style into the page: the policy for styles forbids it', () => {
    const inline = sources().flatMap((file) =>
      [...nodes(file)].filter((node) => ts.isJsxAttribute(node) && node.name.getText() === 'style').map(place),
    )
    expect(inline).toEqual([])
  })

  it('never make markup from text', () => {
    const sinks = /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/
    expect(
      sources()
        .filter((file) => sinks.test(file.text))
        .map((file) => file.fileName),
    ).toEqual([])
  })

  it('import nothing of the workspace but the client', () => {
    const others = sources().flatMap((file) =>
      [...nodes(file)]
        .filter(ts.isStringLiteral)
        .filter((literal) => /^@warifu\/(?!client$|client\/explain$)/.test(literal.text))
        .map(place),
    )
    expect(others).toEqual([])
  })
})

/** The names under which a file imports style sheets of its own, with their paths. */
function styleImports(file: ts.SourceFile): [string, string][] {
  return file.statements.filter(ts.isImportDeclaration).flatMap((declaration): [string, string][] => {
    const { moduleSpecifier, importClause } = declaration
    if (!ts.isStringLiteral(moduleSpecifier) || !moduleSpecifier.text.endsWith('.module.css')) return []
    expect(existsSync(join(root, dirname(file.fileName), moduleSpecifier.text))).toBe(true)
    return [[importClause?.name?.text ?? '', moduleSpecifier.text]]
  })
}
