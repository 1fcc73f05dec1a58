import { expect, it } from 'vitest'
import { Problem } from '@warifu/protocol'
import { problemOf } from './problem-details.ts'
import { refuse } from './refusal.ts'

it('a problem has type, title, status and code, and more only where the refusal has more (RFC 9457)', () => {
  const plain = problemOf(refuse('host-refused'))
  expect(Problem.parse(plain)).toEqual(plain)
  expect(plain).toEqual({
    type: 'urn:warifu:error:WRF-4001',
    title: expect.stringMatching(/^[A-Z].*\.$/),
    status: 421,
    code: 'WRF-4001',
  })
  expect(problemOf(refuse('overloaded', { retryAfterMs: 7, issues: ['name'] }))).toMatchObject({
    status: 503,
    retryAfterMs: 7,
    issues: ['name'],
  })
})
