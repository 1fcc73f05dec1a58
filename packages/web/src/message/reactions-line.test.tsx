import type { AccountId, Reaction } from '@warifu/client'
import { expect, it } from 'vitest'
import { createFakeRoom } from '../testing/fake-room.ts'
import { render } from '../testing/render.tsx'
import { peopleOf } from '../testing/row-scene.ts'
import { account, accountId, message, room } from '../testing/samples.ts'
import { createMessageActsModel } from './acts.model.ts'
import { ReactionsLine } from './reactions-line.tsx'

const me = account('me', '中村 葵')
const crowd = Array.from({ length: 12 }, (_, index) => account(`one${index}`, `One ${index}`))
const acts = createMessageActsModel(createFakeRoom([], { room: room('room', '') }).handle)

const show = (reactions: readonly Reaction[], canReact = true) =>
  render(
    <ReactionsLine
      message={{ ...message(1, me, 'a', 0), reactions }}
      me={me.accountId}
      people={peopleOf(me, ...crowd)}
      acts={acts}
      canReact={canReact}
    />,
  )
const by = (...accounts: AccountId[]): Reaction => ({ emoji: '👍', accounts, own: null })

it('is not there where nobody reacted', () => {
  expect(show([])).toBe('')
})

it('names up to ten, and counts the others', () => {
  const accounts = crowd.map((each) => each.accountId)
  expect(show([by(...accounts.slice(0, 10))])).not.toContain('other')
  const markup = show([by(...accounts)])
  expect(markup).toContain('One 9, and 2 others')
  expect(markup).not.toContain('One 10')
  expect(markup).toMatch(/<span[^>]*>👍<\/span> <span[^>]*>12<\/span>/)
})

it('is heard as it is seen, and then with the names', () => {
  const markup = show([by(me.accountId)])
  expect(markup).toMatch(
    /<button[^>]*aria-pressed="false"[^>]*><span[^>]*>👍<\/span> <span[^>]*>1<\/span>.* You<\/span>/,
  )
  expect(markup).not.toMatch(/aria-pressed="false"[^>]*aria-label/)
})

it('names somebody who is not known yet', () => {
  expect(show([by(accountId('x'))])).toContain('data-tip="👍: Unknown"')
})

it('cannot be pressed where nothing can be reacted to', () => {
  expect(show([by(me.accountId)], false)).toMatch(/<button[^>]*disabled=""/)
  expect(show([by(me.accountId)], false)).not.toContain('Add a reaction')
})
