import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('./prove.ts', import.meta.url))

const prove = (...args: string[]) =>
  new Promise<{ exit: number | string; out: string; err: string }>((resolve) => {
    execFile(process.execPath, ['--conditions=warifu-source', script, ...args], (error, out, err) => {
      resolve({ exit: error?.code ?? 0, out, err })
    })
  })

describe('npm run prove', { timeout: 30_000 }, () => {
  it('lists every proof with its claim, for programs one JSON line each', async () => {
    const { exit, out } = await prove('--list', '--json')
    const listed = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { name: string; claim: string })
    expect(exit).toBe(0)
    expect(listed.map(({ name }) => name)).toEqual(expect.arrayContaining(['fanout', 'nothing-lost']))
    expect(listed.every(({ claim }) => claim.length > 0)).toBe(true)
  })

  it('names the nearest proof where there is none of that name, and exits 2 without a verdict', async () => {
    const { exit, out, err } = await prove('fan-out')
    expect({ exit, out }).toEqual({ exit: 2, out: '' })
    expect(err).toContain('Did you mean fanout?')
  })

  it.each([
    ['no name', []],
    ['an option that the proof does not have', ['fanout', '--kills', '1']],
  ])('exits 2 without a verdict for %s', async (_, args) => {
    expect(await prove(...args)).toMatchObject({ exit: 2, out: '' })
  })
})
