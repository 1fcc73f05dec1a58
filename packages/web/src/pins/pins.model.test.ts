import { WarifuError, type Message, type RoomEntry } from '@warifu/client'
import { expect, it, vi } from 'vitest'
import { createPinsModel } from './pins.model.ts'

const pinned = (sequence: number) => ({ sequence, pinned: true }) as Message
const settled = () => new Promise((resolve) => setImmediate(resolve))

function setUp(first: () => Promise<readonly Message[]>) {
  let hear: (entry: RoomEntry) => void = () => {}
  const pins = vi.fn(first)
  const room = {
    pins,
    on: (_name: string, listener: typeof hear) => {
      hear = listener
      return () => {}
    },
  }
  const model = createPinsModel(room as never)
  model.start()
  return {
    model,
    pins,
    hear: (entry: object) => {
      hear(entry as RoomEntry)
    },
  }
}

it('shows what is pinned, and asks again when a pin is set or a pinned message changes', async () => {
  const { model, pins, hear } = setUp(() => Promise.resolve([pinned(3)]))
  await settled()
  expect(model.snapshot()).toEqual({ state: 'ready', messages: [pinned(3)] })
  hear({ kind: 'message', sequence: 9 })
  hear({ kind: 'edit', target: 8 })
  expect(pins).toHaveBeenCalledTimes(1)
  hear({ kind: 'pin', target: 8 })
  hear({ kind: 'edit', target: 3 })
  expect(pins).toHaveBeenCalledTimes(3)
})

it('says why there is nothing to show, and tries again', async () => {
  const { model, pins } = setUp(() => Promise.reject(new WarifuError('connection-lost')))
  await settled()
  expect(model.snapshot()).toEqual({ state: 'failed', error: 'connection-lost' })
  pins.mockResolvedValue([])
  model.reload()
  await settled()
  expect(model.snapshot()).toEqual({ state: 'ready', messages: [] })
})

it('an answer to an older question does not overwrite a newer one', async () => {
  const answers: ((messages: readonly Message[]) => void)[] = []
  const { model, hear } = setUp(() => new Promise((resolve) => answers.push(resolve)))
  hear({ kind: 'pin', target: 3 })
  answers[1]?.([pinned(3)])
  await settled()
  answers[0]?.([])
  await settled()
  expect(model.snapshot()).toEqual({ state: 'ready', messages: [pinned(3)] })
})
