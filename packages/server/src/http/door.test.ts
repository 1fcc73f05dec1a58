import { describe, expect, it } from 'vitest'
import { createHostGuard } from '../guard/host.ts'
import { readHeaders } from '../guard/headers.ts'
import { createOriginGuard } from '../guard/origin.ts'
import { isRefusal } from '../refusal.ts'
import { createWorkbench, setUpOperator } from '../identity/testing/workbench.ts'
import { webDoor } from './door.ts'

describe('the door for operators', () => {
  it('asks at each request what the account is now, not what it was when it signed in', async () => {
    const bench = await createWorkbench()
    const { cookie } = await setUpOperator(bench)
    const context = await bench.identity.sessions.find(cookie, 'public')
    if (context === null) throw new Error('no session')
    let role: 'operator' | 'member' = 'operator'
    const door = webDoor({
      hosts: createHostGuard([]),
      origins: createOriginGuard([]),
      rate: { take: () => Promise.resolve(null) },
      cookieName: '__Host-warifu-operator',
      findSession: () => Promise.resolve({ ...context, account: { ...context.account, role } }),
      operatorsOnly: true,
    })
    const headers = readHeaders([], 1)
    if (isRefusal(headers)) throw new Error('refused')
    expect(isRefusal(await door.identify(headers))).toBe(false)
    role = 'member'
    expect(await door.identify(headers)).toMatchObject({ refused: 'operator-required' })
  })
})
