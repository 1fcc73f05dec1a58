/** Things that can be allowed. Which role is allowed what is the server's `guard/roles.ts`. */
export const actions = [
  'connection.ping',
  'account.list',
  'account.invite',
  'room.create',
  'room.list',
  'room.join',
  'room.invite',
  'room.leave',
  'room.members',
  'room.read',
  'message.send',
  'message.history',
] as const

export type Action = (typeof actions)[number]
