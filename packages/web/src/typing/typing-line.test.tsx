import type { AccountId } from '@warifu/client'
import { expect, it } from 'vitest'
import { createSnapshots } from '../snapshots.ts'
import { render } from '../testing/render.tsx'
import { peopleOf } from '../testing/row-scene.ts'
import { account, accountId } from '../testing/samples.ts'
import { TypingLine } from './typing-line.tsx'

const hana = account('hana', '<b>花</b>')
const lee = account('lee', 'Lee')
const people = peopleOf(hana, lee)

const show = (...typing: AccountId[]) => {
  const model = { ...createSnapshots<readonly AccountId[]>(typing), start: () => () => {} }
  return render(<TypingLine model={model} people={people} />)
}

it('keeps its place while nobody types', () => {
  expect(show()).toMatch(/^<p class="[^"]*"><\/p>$/)
})

it('names up to two, isolated and inert', () => {
  expect(show(hana.accountId)).toContain('<bdi>&lt;b&gt;花&lt;/b&gt;</bdi> is typing')
  expect(show(hana.accountId, lee.accountId)).toMatch(/<bdi>&lt;b&gt;花&lt;\/b&gt;<\/bdi>.*<bdi>Lee<\/bdi>/)
})

it('counts more than two', () => {
  const markup = show(hana.accountId, lee.accountId, accountId('x'))
  expect(markup).toContain('3')
  expect(markup).not.toContain('Lee')
})

it('names somebody who is not known yet', () => {
  expect(show(accountId('x'))).toContain('<bdi>Unknown</bdi>')
})
