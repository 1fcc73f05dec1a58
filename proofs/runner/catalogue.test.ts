import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadProof, proofNames } from './catalogue.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'warifu-catalogue-'))
})
afterEach(() => rm(folder, { recursive: true }))

it('finds one proof a file, and neither tests, folders nor the runner itself', async () => {
  for (const file of ['b.ts', 'a.ts', 'a.test.ts', 'prove.ts', 'proof.ts', 'notes.md'])
    await writeFile(join(folder, file), '')
  await mkdir(join(folder, 'shared.ts'))
  expect(await proofNames(folder)).toEqual(['a', 'b'])
})

it('refuses a file without a proof, and one whose proof has another name', async () => {
  await writeFile(join(folder, 'none.ts'), 'export const proof = { name: "none" }')
  await writeFile(
    join(folder, 'other.ts'),
    'export const proof = { name: "x", claim: "", options: {}, run: () => null }',
  )
  await expect(loadProof(folder, 'none')).rejects.toThrow('exports no proof')
  await expect(loadProof(folder, 'other')).rejects.toThrow('calls its proof x')
})

it('can load every proof there is, each with a claim that is a sentence', async () => {
  const proofs = fileURLToPath(new URL('..', import.meta.url))
  for (const name of await proofNames(proofs))
    expect((await loadProof(proofs, name)).claim).toMatch(/^[A-Z].{20,}[^.]$/)
}, 30_000)
