import { codes } from '@warifu/protocol'
import { explain } from '@warifu/protocol/explain'
import { describe, expect, it } from 'vitest'
import { language, refusals, refusalText } from './texts.mjs'

describe('what is said before packages are there', () => {
  it('has the codes of the protocol', () => {
    expect(refusals.installFailed.code).toBe(codes['install-failed'].code)
    expect(refusals.buildFailed.code).toBe(codes['build-failed'].code)
    expect(refusals.nodeTooOld.code).toBe(codes['node-too-old'].code)
  })

  it('has the sentences of the protocol, in both languages', () => {
    expect(refusals.installFailed).toMatchObject(explain['install-failed'])
    expect(refusals.buildFailed).toMatchObject(explain['build-failed'])
    for (const tongue of ['en', 'ja'] as const) {
      expect(refusals.nodeTooOld[tongue].what).toBe(explain['node-too-old'][tongue].what)
    }
  })

  it('shows the code first, then what is safe, then the mend', () => {
    expect(refusalText(refusals.installFailed, 'en').split('\n')).toEqual([
      expect.stringMatching(/^✗ WRF-1018 {2}A package/),
      expect.stringMatching(/^ {2}Data {4}Nothing/),
      expect.stringMatching(/^ {2}Mend {4}Check/),
      '',
    ])
  })
})

it.each([
  [{}, 'en'],
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', WARIFU_LANGUAGE: 'en' }, 'en'],
  [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'C.UTF-8', LC_MESSAGES: 'ja' }, 'ja'],
  [{ LANG: 'en_GB', LC_ALL: '' }, 'en'],
])('%j speaks %s', (env, tongue) => {
  expect(language(env)).toBe(tongue)
})
