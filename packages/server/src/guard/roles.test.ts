import { describe, expect, it } from 'vitest'
import { actions, commands } from '@warifu/protocol'
import { isRoomAction, rules } from './roles.ts'

describe('roles', () => {
  it('has a rule for every action and for nothing else', () => {
    expect(Object.keys(rules).sort()).toEqual([...actions].sort())
  })

  it('treats an action as a room’s exactly where its commands name a room they do not make', () => {
    for (const command of Object.values(commands)) {
      if (command.type === 'room.create') continue
      const named = 'roomId' in command.params.def.shape
      expect(isRoomAction(command.action), command.type).toBe(named)
    }
  })
})
