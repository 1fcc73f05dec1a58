import { WarifuError, type Room } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { roomId } from '../testing/samples.ts'
import { createRoomCommands } from './room-commands.ts'

const talk: Room = {
  roomId: roomId('talk'),
  name: '雑談',
  purpose: '',
  visibility: 'private',
  peer: null,
  createdAt: 0,
  members: 3,
  head: 0,
  membership: { state: 'member', role: 'member', readSequence: 0, notify: 'all' },
}

function setUp(room: Room | null = talk) {
  const acts = { showPanel: vi.fn(), showShortcuts: vi.fn(), failed: vi.fn() }
  const handle = {
    room,
    setNotify: vi.fn(async () => talk),
    change: vi.fn(async () => talk),
  }
  return { ...acts, ...handle, command: createRoomCommands(handle, acts) }
}

describe('a command of a room', () => {
  it('silences it, and lets it speak again', () => {
    const { command, setNotify } = setUp()
    expect(command('mute', '')).toBe(true)
    expect(command('unmute', '')).toBe(true)
    expect(setNotify.mock.calls).toEqual([['none'], ['all']])
  })

  it('says what the room is for, composed as names are, and leaves the rest of it as it is', () => {
    const { command, change } = setUp()
    expect(command('purpose', 'か\u3099いと\u3099')).toBe(true)
    expect(change.mock.calls).toEqual([[{ name: '雑談', visibility: 'private', purpose: 'がいど' }]])
  })

  it('leaves the purpose where no other one is said, and shows where it can be changed', () => {
    const { command, change, showPanel } = setUp()
    expect(command('purpose', '')).toBe(true)
    expect(change).not.toHaveBeenCalled()
    expect(showPanel.mock.calls).toEqual([['settings']])
  })

  it('is not begun where the room has no purpose, or is not known', () => {
    for (const room of [{ ...talk, visibility: 'direct' as const }, null]) {
      const { command, change } = setUp(room)
      expect(command('purpose', 'x')).toBe(false)
      expect(change).not.toHaveBeenCalled()
    }
  })

  it.each(['pins', 'members', 'settings'] as const)('shows the panel /%s', (name) => {
    const { command, showPanel } = setUp()
    expect(command(name, '')).toBe(true)
    expect(showPanel.mock.calls).toEqual([[name]])
  })

  it('shows the shortcuts', () => {
    const { command, showShortcuts } = setUp()
    expect(command('shortcuts', '')).toBe(true)
    expect(showShortcuts).toHaveBeenCalledTimes(1)
  })

  it('tells why it could not be done', async () => {
    const refused = new WarifuError('action-refused')
    const { command, failed, setNotify, change } = setUp()
    setNotify.mockRejectedValueOnce(refused)
    change.mockRejectedValueOnce(refused)
    command('mute', '')
    command('purpose', 'x')
    await vi.waitFor(() => {
      expect(failed.mock.calls).toEqual([[refused], [refused]])
    })
  })
})
