import { WarifuError } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createColleagueModel } from './colleague.model.ts'

const invitation = { url: 'https://chat.example.jp/join#secret', expiresAt: 1_795_000_000_000 }

function setUp() {
  const invite = vi.fn(async () => invitation)
  const writeText = vi.fn(async () => {})
  return { invite, writeText, model: createColleagueModel({ invite }, { writeText }) }
}

describe('inviting a colleague', () => {
  it('leaves the name to them where none was given', async () => {
    const { invite, model } = setUp()
    await model.submit('  ', 'member')
    expect(invite.mock.calls).toEqual([[{ name: null, role: 'member' }]])
    expect(model.snapshot()).toEqual({ state: 'made', invitation, copied: 'no' })
  })

  it('fixes a name that was given', async () => {
    const { invite, model } = setUp()
    await model.submit(' 田中 翔 ', 'operator')
    expect(invite.mock.calls).toEqual([[{ name: '田中 翔', role: 'operator' }]])
  })

  it('refuses a name that deceives before it asks the server', async () => {
    const { invite, model } = setUp()
    await model.submit('a\u202Eb', 'member')
    expect(model.snapshot()).toEqual({ state: 'name-unusable' })
    expect(invite).not.toHaveBeenCalled()
  })

  it('copies the link, and says where the browser does not allow it', async () => {
    const { writeText, model } = setUp()
    await model.submit('', 'member')
    await model.copy()
    expect(writeText).toHaveBeenCalledWith(invitation.url)
    expect(model.snapshot()).toMatchObject({ copied: 'yes' })
    writeText.mockRejectedValueOnce(new Error('not allowed'))
    await model.copy()
    expect(model.snapshot()).toMatchObject({ copied: 'failed' })
  })

  it('forgets the link when the next one is asked for', async () => {
    const { model } = setUp()
    await model.submit('', 'member')
    model.another()
    expect(model.snapshot()).toEqual({ state: 'idle' })
  })

  it('shows the server’s refusal', async () => {
    const { invite, model } = setUp()
    invite.mockRejectedValueOnce(new WarifuError('operator-required'))
    await model.submit('', 'member')
    expect(model.snapshot()).toMatchObject({ state: 'refused', refused: { error: 'operator-required' } })
  })
})
