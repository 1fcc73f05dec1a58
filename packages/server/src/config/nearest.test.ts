import { describe, expect, it } from 'vitest'
import { editDistance, nearest } from './nearest.ts'

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['', 'ab', 2],
    ['port', 'port', 0],
    ['port', 'prot', 1],
    ['port', 'ports', 1],
    ['port', 'pot', 1],
    ['port', 'part', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('between %j and %j is %d', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance)
    expect(editDistance(b, a)).toBe(distance)
  })
})

describe('nearest', () => {
  it('finds the one meant, and none where none is near', () => {
    expect(nearest('prot', ['host', 'port', 'data'])).toBe('port')
    expect(nearest('operator_port', ['port', 'operatorPort'])).toBe('operatorPort')
    expect(nearest('somethingelse', ['host', 'port'])).toBeUndefined()
    expect(nearest('port', [])).toBeUndefined()
  })
})
