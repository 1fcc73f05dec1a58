import { describe, expect, it } from 'vitest'
import type { AccountId } from '@warifu/protocol'
import { createCaps } from './caps.ts'
import { isRefusal } from '../refusal.ts'

const limits = { connectionsPerAddress: 2, connectionsPerAccount: 3, connectionsTotal: 5 }
const account = 'A' as AccountId

describe('caps', () => {
  it('gives an address its places and no more, and a freed place to the next', () => {
    const caps = createCaps(limits)
    const places = [caps.takeAddress('192.0.2.1'), caps.takeAddress('192.0.2.1')]
    expect(caps.takeAddress('192.0.2.1')).toMatchObject({ refused: 'too-many-connections' })
    expect(isRefusal(caps.takeAddress('192.0.2.2'))).toBe(false)
    for (const place of places) if (!isRefusal(place)) place.release()
    expect(isRefusal(caps.takeAddress('192.0.2.1'))).toBe(false)
  })

  it('counts a place given back twice once', () => {
    const caps = createCaps(limits)
    const [first] = [caps.takeAddress('a'), caps.takeAddress('a')]
    if (isRefusal(first)) throw new Error('expected a place')
    first.release()
    first.release()
    expect(isRefusal(caps.takeAddress('a'))).toBe(false)
    expect(isRefusal(caps.takeAddress('a'))).toBe(true)
  })

  it('holds the total, whatever the addresses', () => {
    const caps = createCaps(limits)
    const answers = Array.from({ length: 6 }, (_, i) => isRefusal(caps.takeAddress(`10.0.0.${i}`)))
    expect(answers).toEqual([false, false, false, false, false, true])
  })

  it('gives back the total’s place where the address is full', () => {
    const caps = createCaps(limits)
    for (let i = 0; i < 10; i += 1) caps.takeAddress('one')
    expect(['a', 'b', 'c', 'd'].map((group) => isRefusal(caps.takeAddress(group)))).toEqual([false, false, false, true])
  })

  it('holds the places of an account', () => {
    const caps = createCaps(limits)
    expect([1, 2, 3, 4].map(() => isRefusal(caps.takeAccount(account)))).toEqual([false, false, false, true])
  })
})
