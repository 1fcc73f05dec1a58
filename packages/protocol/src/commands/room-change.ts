import * as z from 'zod/mini'
import { defineCommand } from '../command.ts'
import { RoomId } from '../ids.ts'
import { Name } from '../names.ts'
import { ChosenVisibility, Purpose, Room } from '../room.ts'

/** It costs what making a room costs: for a public one everybody is told. */
export const roomChange = defineCommand({
  type: 'room.change',
  summary: 'Changes a room’s name, what it is for, and who can find it. Direct rooms have nothing to change.',
  params: z.strictObject({ roomId: RoomId, name: Name, purpose: Purpose, visibility: ChosenVisibility }),
  result: z.strictObject({ room: Room }),
  action: 'room.change',
  cost: 10,
})
