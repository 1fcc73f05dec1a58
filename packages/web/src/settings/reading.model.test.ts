import { WarifuError } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createReadingModel } from './reading.model.ts'

function setUp() {
  const client = { setReading: vi.fn(async () => {}) }
  const people = { reload: vi.fn() }
  return { client, people, model: createReadingModel(client, people) }
}

describe('how a name is read', () => {
  it('is kept as it is stored, and everybody is asked for anew', async () => {
    const { client, people, model } = setUp()
    // An input method may give a decomposed が.
    await model.keep('  さとう か\u3099く ')
    expect(client.setReading).toHaveBeenCalledWith('さとう がく')
    expect(model.snapshot()).toEqual({ state: 'kept' })
    expect(people.reload).toHaveBeenCalledTimes(1)
  })

  it('is taken away by nothing but spaces', async () => {
    const { client, model } = setUp()
    await model.keep('  ')
    expect(client.setReading).toHaveBeenCalledWith(null)
  })

  it('cannot hide characters', async () => {
    const { client, model } = setUp()
    await model.keep('さとう\u202E')
    expect(model.snapshot()).toEqual({ state: 'unusable' })
    expect(client.setReading).not.toHaveBeenCalled()
  })

  it('says why it was not kept', async () => {
    const { client, people, model } = setUp()
    client.setReading.mockRejectedValueOnce(new WarifuError('timed-out'))
    await model.keep('さとう')
    expect(model.snapshot()).toEqual({ state: 'refused', error: 'timed-out' })
    expect(people.reload).not.toHaveBeenCalled()
  })

  it('is sent once, however often it is pressed', async () => {
    const { client, model } = setUp()
    await Promise.all([model.keep('さとう'), model.keep('さとう')])
    expect(client.setReading).toHaveBeenCalledTimes(1)
  })
})
