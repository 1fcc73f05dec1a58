import { expect, it } from 'vitest'
import { isRefusal } from '../refusal.ts'
import { placesByAddress } from './places.ts'

it('leaves places for others whatever one address takes, and counts a /64 as one', () => {
  const places = placesByAddress(2, 100)
  const taken = ['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.1', '192.0.2.2'].map((address) => isRefusal(places(address)))
  expect(taken).toEqual([false, false, true, false])
  const prefix = ['2001:db8::1', '2001:db8::2', '2001:db8::3', '2001:db8:0:1::1'].map((address) =>
    isRefusal(places(address)),
  )
  expect(prefix).toEqual([false, false, true, false])
})
