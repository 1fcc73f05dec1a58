import { WarifuError, type Revision } from '@warifu/client'
import { expect, it } from 'vitest'
import { createRevisionsModel } from './revisions.model.ts'

const revision = (sequence: number, text: string): Revision => ({
  sequence,
  at: sequence,
  content: { state: 'opened', text, mentions: [], replyTo: null },
})

it('asks for one message, and shows its present text first', async () => {
  const asked: number[] = []
  const revisions = async (sequence: number) => {
    asked.push(sequence)
    return [revision(7, 'first'), revision(9, 'second')]
  }
  const model = createRevisionsModel({ revisions }, { sequence: 7 })
  expect(model.snapshot()).toEqual({ state: 'loading' })
  await model.load()
  expect(asked).toEqual([7])
  expect(model.snapshot()).toEqual({ state: 'ready', revisions: [revision(9, 'second'), revision(7, 'first')] })
})

it('says why they did not come, and asks again', async () => {
  let answer: () => Promise<readonly Revision[]> = () => Promise.reject(new WarifuError('timed-out'))
  const model = createRevisionsModel({ revisions: () => answer() }, { sequence: 7 })
  await model.load()
  expect(model.snapshot()).toEqual({ state: 'failed', error: 'timed-out' })
  answer = () => Promise.resolve([])
  const again = model.load()
  expect(model.snapshot()).toEqual({ state: 'loading' })
  await again
  expect(model.snapshot()).toEqual({ state: 'ready', revisions: [] })
})
