import { WarifuError } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createSignInModel } from './sign-in.model.ts'

const SESSION = { account: {} } as never

function setUp() {
  const signIn = vi.fn(async () => SESSION)
  const began = vi.fn()
  return { signIn, began, model: createSignInModel({ signIn }, began) }
}

describe('signing in', () => {
  it('takes the name as it was made and the password as it was typed', async () => {
    const { signIn, began, model } = setUp()
    await model.submit('  か\u3099く ', ' pass word ')
    expect(signIn.mock.calls).toEqual([[{ name: 'がく', password: ' pass word ' }]])
    expect(began).toHaveBeenCalledWith(SESSION)
  })

  it('asks for what is missing before it asks the server', async () => {
    const { signIn, model } = setUp()
    await model.submit('hana', '')
    expect(model.snapshot()).toEqual({ state: 'incomplete' })
    expect(signIn).not.toHaveBeenCalled()
  })

  it('shows a refusal, and when to try again', async () => {
    const { signIn, model } = setUp()
    signIn.mockRejectedValueOnce(new WarifuError('too-many-attempts', { retryAfterMs: 12_000 }))
    await model.submit('hana', 'x')
    expect(model.snapshot()).toEqual({
      state: 'refused',
      refused: { by: 'server', error: 'too-many-attempts', retryAfterMs: 12_000 },
    })
  })

  it('is busy until the answer, and sends once', async () => {
    const { signIn, model } = setUp()
    const first = model.submit('hana', 'x')
    expect(model.snapshot()).toEqual({ state: 'busy' })
    await Promise.all([first, model.submit('hana', 'x')])
    expect(signIn).toHaveBeenCalledTimes(1)
  })
})
