import { describe, expect, it } from 'vitest'
import { createCookieJar } from './cookie.ts'

const ATTRIBUTES = '; Path=/; HttpOnly; Secure; SameSite=Strict'

describe('cookie jar', () => {
  it('[HT3] keeps the session’s cookie and nothing else', () => {
    const jar = createCookieJar()
    expect(jar.header()).toBeUndefined()
    jar.take([
      `other=1${ATTRIBUTES}`,
      `__Host-warifu=abc_-1${ATTRIBUTES}; Max-Age=604800`,
      `__Host-warifu-operator=no${ATTRIBUTES}`,
    ])
    expect(jar.header()).toBe('__Host-warifu=abc_-1')
  })

  it('takes the newest', () => {
    const jar = createCookieJar()
    jar.take([`__Host-warifu=old${ATTRIBUTES}`])
    jar.take([])
    jar.take([`__Host-warifu=new${ATTRIBUTES}`])
    expect(jar.header()).toBe('__Host-warifu=new')
  })

  it.each([
    '__Host-warifu=; Path=/',
    '__Host-warifu=x; Max-Age=0',
    '__Host-warifu=x; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ])('lets go of it on %j', (line) => {
    const jar = createCookieJar()
    jar.take([`__Host-warifu=abc${ATTRIBUTES}`])
    jar.take([line])
    expect(jar.header()).toBeUndefined()
  })
})
