import { expect, it } from 'vitest'
import { select, type Selection } from './selection.ts'
import { steps } from './steps.ts'

const names = (selection: Selection): string[] =>
  selection.kind === 'steps' ? selection.steps.map(({ name }) => name) : [`unknown: ${selection.name}`]

it('is everything where nothing is named', () => {
  expect(names(select(steps, []))).toEqual(steps.map(({ name }) => name))
})

it('takes what is named, with what it needs, in the usual order', () => {
  expect(names(select(steps, ['journeys', 'types']))).toEqual(['types', 'build', 'journeys'])
})

it('names the step that there is none of', () => {
  expect(names(select(steps, ['types', 'typos']))).toEqual(['unknown: typos'])
})

it('has every step that a change must pass', () => {
  const all = 'types format imports controls paths docs lint build unit hostile system journeys examples proofs'
  expect(names(select(steps, []))).toEqual(all.split(' '))
})
