import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Password, Problem, routes, type RouteName } from './api.ts'
import { limits } from './limits.ts'
import { arbitraryOf } from './testing/arbitrary.ts'
import { jsonType, jsonValues, positions, replaceAt, valueAt } from './testing/json-types.ts'

const names = Object.keys(routes) as RouteName[]
/** Fields that may be null: an accepted null or string there is right. */
const nullable = new Set(['name', 'workspace'])

describe('the table of routes', () => {
  it('has every method and path once, all below /api/v1/', () => {
    const places = names.map((name) => `${routes[name].method} ${routes[name].path}`)
    expect(new Set(places).size).toBe(places.length)
    for (const name of names) expect(routes[name].path).toMatch(/^\/api\/v1\/[a-z-]+$/)
  })

  it.each(names)('%s has a sentence', (name) => {
    expect(routes[name].summary).toMatch(/^[A-Z].*\.$/)
  })

  it.each(names)('[TK1] %s changes state only by POST', (name) => {
    if (routes[name].method === 'GET') expect(routes[name].body.safeParse({}).success).toBe(true)
  })
})

describe.each(names)('%s', (name) => {
  const { body, result } = routes[name]

  it('takes and gives what its schemas make, after a way over JSON', () => {
    fc.assert(
      fc.property(arbitraryOf(body), arbitraryOf(result), (asked, answered) => {
        expect(body.safeParse(JSON.parse(JSON.stringify(asked)))).toEqual({ success: true, data: asked })
        expect(result.safeParse(JSON.parse(JSON.stringify(answered)))).toEqual({ success: true, data: answered })
      }),
    )
  })

  it('[HT1] refuses a further key and every JSON type that does not belong', () => {
    fc.assert(
      fc.property(arbitraryOf(body), (asked) => {
        expect(body.safeParse({ ...Object(asked), more: 1 }).success).toBe(false)
        for (const path of positions(asked)) {
          for (const wrong of jsonValues) {
            const mayBe = nullable.has(String(path.at(-1))) && ['null', 'string'].includes(jsonType(wrong))
            if (mayBe || jsonType(wrong) === jsonType(valueAt(asked, path))) continue
            expect(body.safeParse(replaceAt(asked, path, wrong)).success).toBe(false)
          }
        }
      }),
      { numRuns: 10 },
    )
  })
})

describe('passwords', () => {
  it.each([1, 64, limits.passwordLength - 1, limits.passwordLength])('of %d characters are read', (length) => {
    expect(Password.safeParse('x'.repeat(length)).success).toBe(true)
  })

  it.each([0, limits.passwordLength + 1])('of %d characters are refused', (length) => {
    expect(Password.safeParse('x'.repeat(length)).success).toBe(false)
  })

  it('are taken unmodified', () => {
    const typed = '  pass\u0000word e\u0301 \n'
    expect(Password.parse(typed)).toBe(typed)
  })
})

describe('problems', () => {
  it('[HT2] hold a code, and nothing that is not in the schema', () => {
    const problem = { type: 'urn:warifu:error:WRF-4007', title: 'x', status: 400, code: 'WRF-4007' }
    expect(Problem.safeParse(problem).success).toBe(true)
    expect(Problem.safeParse({ ...problem, stack: 'at …' }).success).toBe(false)
    expect(Problem.safeParse({ ...problem, code: '4007' }).success).toBe(false)
  })
})
