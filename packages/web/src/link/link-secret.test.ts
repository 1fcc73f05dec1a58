import { describe, expect, it, vi } from 'vitest'
import { takeLinkSecret } from './link-secret.ts'

const at = (pathname: string, hash: string) => ({ pathname, hash, search: '' })

describe('takeLinkSecret', () => {
  it('takes the secret and removes it from the address and from the history entry', () => {
    const replaceState = vi.fn()
    expect(takeLinkSecret(at('/join', '#s3cret'), { state: null, replaceState })).toBe('s3cret')
    expect(replaceState.mock.calls).toEqual([[null, '', '/join']])
  })

  it('leaves an address without a secret alone', () => {
    const replaceState = vi.fn()
    expect(takeLinkSecret(at('/setup', ''), { state: null, replaceState })).toBeNull()
    expect(replaceState).not.toHaveBeenCalled()
  })
})
