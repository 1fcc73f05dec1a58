import { expect, it } from 'vitest'
import { createFakeRoom } from '../testing/fake-room.ts'
import { render } from '../testing/render.tsx'
import { createRowScene, peopleOf } from '../testing/row-scene.ts'
import { account, message, room } from '../testing/samples.ts'
import { DetailsDialog } from './details-dialog.tsx'

const AT = new Date(2026, 10, 22, 9, 0).getTime()
const me = account('me', '中村 葵')
const hana = account('hana', '<b>花</b>')
const lee = account('lee', 'Lee')
const written = message(1_234, hana, 'a secret sentence', AT)

function show(shown = written, read: readonly (readonly [typeof me, number])[] = []) {
  const { handle } = createFakeRoom([], { room: room('room', '') })
  const receipts = new Map(read.map(([who, sequence]) => [who.accountId, sequence]))
  const { tools } = createRowScene({ handle, me: me.accountId, people: peopleOf(me, hana, lee), receipts })
  return render(<DetailsDialog message={shown} tools={tools} onClose={() => {}} />)
}

it('tells who wrote a message, when, from which device and under which ids', () => {
  const markup = show()
  for (const fact of ['<bdi>&lt;b&gt;花&lt;/b&gt;</bdi>', '1,234', written.deviceId, written.messageId])
    expect(markup).toContain(fact)
  expect(markup).toContain(`<time dateTime="${new Date(AT).toISOString()}"`)
})

it('does not tell what it says: what is copied from here may go to an operator', () => {
  expect(show()).not.toContain('secret')
})

it('tells when it was edited, where it was', () => {
  expect(show()).not.toContain('Last edited')
  const edited = { ...written, edited: { at: AT + 60_000 } }
  expect(show(edited)).toMatch(new RegExp(`Last edited.*${new Date(AT + 60_000).toISOString()}`))
})

it('tells who has read it, apart from its author', () => {
  expect(show()).toContain('Nobody who shares read receipts yet')
  const markup = show(written, [
    [hana, 1_234],
    [lee, 1_234],
  ])
  expect(markup).toMatch(/Read by<\/dt><dd[^>]*><bdi>Lee<\/bdi>/)
  expect(show(written, [[lee, 1_233]])).toContain('Nobody who shares')
})
