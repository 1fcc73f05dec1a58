import type { AccountId, Message, Room } from '@warifu/client'
import { expect, it } from 'vitest'
import { allowedTo } from './allowed.ts'

const me = 'me' as AccountId
const other = 'other' as AccountId

const written = (accountId: AccountId, content: Message['content'] = opened) => ({ accountId, content }) as Message
const opened = { state: 'opened', text: 'x', mentions: [], replyTo: null } as const
const as = (role: 'moderator' | 'member') => ({ membership: { state: 'member', role } }) as Room

it('lets authors edit and delete what they wrote', () => {
  expect(allowedTo(written(me), me, as('member'))).toEqual({ answer: true, edit: true, erase: true })
})

it('lets others answer, and moderators delete', () => {
  expect(allowedTo(written(other), me, as('member'))).toEqual({ answer: true, edit: false, erase: false })
  expect(allowedTo(written(other), me, as('moderator'))).toEqual({ answer: true, edit: false, erase: true })
})

it('leaves nothing to be done with what is deleted, or by who is no member', () => {
  const nothing = { answer: false, edit: false, erase: false }
  const gone = written(me, { state: 'deleted', by: me, at: 1 })
  expect(allowedTo(gone, me, as('moderator'))).toEqual(nothing)
  expect(allowedTo(written(me), me, { membership: { state: 'none' } } as Room)).toEqual(nothing)
})

it('edits nothing that cannot be read', () => {
  const unreadable = written(me, { state: 'unreadable', reason: 'suite-unknown' })
  expect(allowedTo(unreadable, me, as('member'))).toEqual({ answer: true, edit: false, erase: true })
})
