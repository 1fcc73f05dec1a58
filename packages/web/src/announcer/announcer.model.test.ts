import { describe, expect, it } from 'vitest'
import { createFakeClock } from '../testing/fake-clock.ts'
import { createAnnouncerModel, type Announcement } from './announcer.model.ts'

function setUp() {
  const clock = createFakeClock()
  const model = createAnnouncerModel(clock)
  const said: Announcement[] = []
  model.subscribe(() => said.push(model.snapshot()))
  return { clock, model, said }
}

describe('the announcer', () => {
  it('reads one message out with its author', () => {
    const { clock, model, said } = setUp()
    model.message('佐藤 花', 'おはようございます')
    clock.advance(1_000)
    expect(said).toEqual([{ kind: 'message', id: 1, author: '佐藤 花', text: 'おはようございます' }])
  })

  it('reads three messages out one after the other', () => {
    const { clock, model, said } = setUp()
    for (const text of ['a', 'b', 'c']) model.message('Lee', text)
    clock.advance(5_000)
    expect(said.map((each) => each.kind === 'message' && each.text)).toEqual(['a', 'b', 'c'])
  })

  it('tells a burst of ten as one sentence', () => {
    const { clock, model, said } = setUp()
    for (let i = 0; i < 10; i += 1) model.message('Lee', String(i))
    clock.advance(60_000)
    expect(said).toEqual([{ kind: 'many', id: 1, count: 10 }])
  })

  it('says one sentence each window while a room stays busy', () => {
    const { clock, model, said } = setUp()
    for (let i = 0; i < 100; i += 1) {
      model.message('Lee', String(i))
      clock.advance(200)
    }
    clock.advance(10_000)
    const many = said.filter((each) => each.kind === 'many')
    expect(many.length).toBeGreaterThanOrEqual(4)
    expect(many.length).toBeLessThanOrEqual(5)
    expect(said.length - many.length).toBeLessThanOrEqual(1)
  })

  it('reads out again when it has become calm', () => {
    const { clock, model, said } = setUp()
    for (let i = 0; i < 10; i += 1) model.message('Lee', String(i))
    clock.advance(20_000)
    model.message('Lee', 'so?')
    clock.advance(1_000)
    expect(said.at(-1)).toMatchObject({ kind: 'message', text: 'so?' })
  })

  it('cuts what would take minutes to read', () => {
    const { clock, model, said } = setUp()
    model.message('Lee', 'x'.repeat(16_000))
    clock.advance(1_000)
    const [only] = said
    expect(only?.kind === 'message' && only.text?.length).toBe(240)
  })

  it('says nothing after it was stopped', () => {
    const { clock, model, said } = setUp()
    model.message('Lee', 'a')
    model.stop()
    clock.advance(60_000)
    expect(said).toEqual([])
  })
})
