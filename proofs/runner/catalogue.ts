import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Proof } from '../proof.ts'

/** Files beside the proofs that are none. What several proofs share lives in folders. */
const notProofs = new Set(['prove.ts', 'proof.ts'])

/** Names of the proofs in a folder, in alphabetical order. */
export async function proofNames(folder: string): Promise<string[]> {
  const files = await readdir(folder, { withFileTypes: true })
  return files
    .filter((file) => file.isFile() && /^[a-z0-9-]+\.ts$/.test(file.name) && !notProofs.has(file.name))
    .map((file) => file.name.slice(0, -'.ts'.length))
    .sort()
}

/** @throws where the file exports no proof of its own name: a claim nobody could run */
export async function loadProof(folder: string, name: string): Promise<Proof> {
  const module: unknown = await import(pathToFileURL(join(folder, `${name}.ts`)).href)
  if (!exportsProof(module)) throw new Error(`proofs/${name}.ts exports no proof`)
  if (module.proof.name !== name) throw new Error(`proofs/${name}.ts calls its proof ${module.proof.name}`)
  return module.proof
}

function exportsProof(module: unknown): module is { readonly proof: Proof } {
  if (typeof module !== 'object' || module === null || !('proof' in module)) return false
  const { proof } = module
  if (typeof proof !== 'object' || proof === null) return false
  return (
    'name' in proof &&
    typeof proof.name === 'string' &&
    'claim' in proof &&
    typeof proof.claim === 'string' &&
    'options' in proof &&
    typeof proof.options === 'object' &&
    proof.options !== null &&
    'run' in proof &&
    typeof proof.run === 'function'
  )
}
