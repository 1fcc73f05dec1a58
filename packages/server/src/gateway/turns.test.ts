import { expect, it } from 'vitest'
import { createTurns } from './turns.ts'

it('runs the tasks of one key in order, also after a failure, and keys independently', async () => {
  const inTurn = createTurns<string>()
  const said: string[] = []
  let release = () => {}
  const gate = new Promise<void>((resolve) => (release = resolve))

  const first = inTurn('a', async () => {
    await gate
    said.push('a1')
    throw new Error('broken')
  })
  const second = inTurn('a', () => {
    said.push('a2')
    return Promise.resolve()
  })
  await inTurn('b', () => {
    said.push('b1')
    return Promise.resolve()
  })
  release()
  await expect(first).rejects.toThrow('broken')
  await second
  expect(said).toEqual(['b1', 'a1', 'a2'])
})
