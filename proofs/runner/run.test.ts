import { expect, it } from 'vitest'
import type { Outcome, Proof } from '../proof.ts'
import { runProof, unknownOption } from './run.ts'

const proofThat = (run: () => Promise<Outcome>): Proof => ({
  name: 'x',
  claim: 'X holds',
  options: { kills: 'how many' },
  run,
})
const quiet = () => undefined

it('exits 0 where the claim holds, 1 where it does not', async () => {
  const holds = await runProof(
    proofThat(() => Promise.resolve({ holds: true, figures: { lost: 0 } })),
    'quick',
    new Map(),
    quiet,
  )
  expect(holds).toEqual({ verdict: { name: 'x', claim: 'X holds', holds: true, figures: { lost: 0 } }, exit: 0 })
  const fails = await runProof(
    proofThat(() => Promise.resolve({ holds: false, figures: { lost: 1 } })),
    'quick',
    new Map(),
    quiet,
  )
  expect(fails).toMatchObject({ verdict: { holds: false, figures: { lost: 1 } }, exit: 1 })
})

it('exits 70 where the proof broke, and does not say that the claim holds', async () => {
  const said: string[] = []
  const broke = await runProof(
    proofThat(() => Promise.reject(new Error('no port'))),
    'quick',
    new Map(),
    (line) => said.push(line),
  )
  expect(broke).toMatchObject({ verdict: { holds: false, figures: { broke: 'no port' } }, exit: 70 })
  expect(said.join('\n')).toContain('no port')
})

it('names an option that the proof does not have', () => {
  const proof = proofThat(() => Promise.reject(new Error('not run')))
  expect(unknownOption(proof, new Map([['kills', 1]]))).toBeNull()
  expect(unknownOption(proof, new Map([['skills', 1]]))).toBe('skills')
  expect(unknownOption(proof, new Map([['constructor', 1]]))).toBe('constructor')
})
