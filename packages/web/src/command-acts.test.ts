import { WarifuError } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createCommandActs } from './command-acts.ts'
import { roomId } from './testing/fake-client.ts'

function setUp() {
  const parts = {
    go: vi.fn(),
    keys: { run: vi.fn(() => true) },
    notices: { tell: vi.fn() },
    explain: vi.fn(async () => 'You may not do that.'),
  }
  return { ...parts, acts: createCommandActs(parts)(roomId('here')) }
}

describe('a slash command', () => {
  it('leads to a panel of its room', () => {
    const { acts, go } = setUp()
    acts.showPanel('pins')
    expect(go).toHaveBeenCalledWith(`/rooms/${roomId('here')}/pins`)
  })

  it('opens the sheet of shortcuts as the key does', () => {
    const { acts, keys } = setUp()
    acts.showShortcuts()
    expect(keys.run).toHaveBeenCalledWith('shortcuts')
  })

  it('that is refused says why, in words', async () => {
    const { acts, notices, explain } = setUp()
    acts.failed(new WarifuError('action-refused'))
    await Promise.resolve()
    expect(explain).toHaveBeenCalledWith('action-refused')
    expect(notices.tell).toHaveBeenCalledWith('You may not do that.')
  })
})
