import { expect, it } from 'vitest'
import { createI18n, sayIn } from '../i18n/i18n.ts'
import { account, room } from '../testing/samples.ts'
import { whoReads } from './who-reads.ts'

const me = account('me', '中村 葵')
const lee = account('lee', 'Lee \\u202E')
const say = sayIn(createI18n('en'))

it.each([
  [{ visibility: 'public', peer: null }, 'Everybody in this workspace'],
  [{ visibility: 'private', peer: null }, 'Only invited members'],
  [{ visibility: 'direct', peer: lee.accountId, name: lee.name }, 'Only you and Lee \\u202E take part'],
  [{ visibility: 'direct', peer: me.accountId, name: me.name }, 'Only you can read this'],
] as const)('says who reads a room that is %j', (part, words) => {
  expect(whoReads(room('room', '', part), me.accountId, say)).toContain(words)
})
