import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeServerFrame, encodePush } from './frame.ts'
import { isPushName, pushes, type PushName } from './pushes.ts'
import { arbitraryOf } from './testing/arbitrary.ts'
import { jsonType, jsonValues, positions, replaceAt, valueAt } from './testing/json-types.ts'
import { takesNull } from './testing/nullable.ts'

const names = Object.keys(pushes) as PushName[]

describe('the table of pushes', () => {
  it('has no prototype, so that constructor is not a push', () => {
    expect(Object.getPrototypeOf(pushes)).toBeNull()
    for (const name of ['constructor', '__proto__', 'toString', '']) expect(isPushName(name)).toBe(false)
  })

  it.each(names)('%s says its own name and has a sentence', (name) => {
    expect(pushes[name].summary).toMatch(/^[A-Z].*\.$/)
    expect(pushes[name].shape.safeParse({ push: 'other' }).success).toBe(false)
  })
})

describe.each(names)('%s', (name) => {
  const shape = arbitraryOf(pushes[name].shape)

  it('comes back from the wire as it was sent', () => {
    fc.assert(
      fc.property(shape, (push) => {
        expect(push.push).toBe(name)
        expect(decodeServerFrame(encodePush(push))).toEqual({ kind: 'push', push })
      }),
    )
  })

  it('[FR7] is refused with a JSON type that does not belong, at every position', () => {
    fc.assert(
      fc.property(shape, (push) => {
        for (const path of positions(push).filter((at) => at.length > 0 && at[0] !== 'push')) {
          if (takesNull(pushes[name].shape, path)) continue
          for (const wrong of jsonValues.filter((value) => jsonType(value) !== jsonType(valueAt(push, path)))) {
            const text = JSON.stringify(replaceAt(push, path, wrong))
            expect(decodeServerFrame(text), text).toEqual({ kind: 'refused', code: 'frame-invalid' })
          }
        }
      }),
      { numRuns: 10 },
    )
  })

  it('[FR7] is refused with a further key', () => {
    fc.assert(
      fc.property(shape, (push) => {
        expect(decodeServerFrame(JSON.stringify({ ...push, more: 1 }))).toEqual({
          kind: 'refused',
          code: 'frame-invalid',
        })
      }),
      { numRuns: 10 },
    )
  })
})
