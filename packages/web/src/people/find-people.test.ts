import { describe, expect, it } from 'vitest'
import { account, accountId } from '../testing/fake-client.ts'
import { findPeople } from './find-people.ts'

const person = (seed: string, name: string, reading: string | null = null) => ({ ...account(seed, name), reading })
const people = [person('lee', 'Lee Minho'), person('sato', '佐藤 花', 'さとう はな'), person('me', '青木', 'あおき')]
const found = (sought: string) => findPeople(people, sought, 'ja', accountId('me')).map(({ name }) => name)

describe('people', () => {
  it('are all there before anything is typed, by how their names are read, oneself last', () => {
    expect(found('')).toEqual(['Lee Minho', '佐藤 花', '青木'])
  })

  it.each([
    ['さとう', ['佐藤 花']],
    ['サトウ', ['佐藤 花']],
    ['はな', ['佐藤 花']],
    ['佐', ['佐藤 花']],
    ['minho', ['Lee Minho']],
    ['ｌｅｅ', ['Lee Minho']],
    ['nobody', []],
  ])('are found by name and by reading, however they are typed (%s)', (sought, names) => {
    expect(found(sought)).toEqual(names)
  })
})
