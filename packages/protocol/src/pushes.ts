import type * as z from 'zod/mini'
import { drain } from './pushes/drain.ts'
import { heartbeat } from './pushes/heartbeat.ts'
import { memberJoined, memberLeft } from './pushes/member.ts'
import { message } from './pushes/message.ts'
import { presence } from './pushes/presence.ts'
import { privacy } from './pushes/privacy.ts'
import { read } from './pushes/read.ts'
import { receipt } from './pushes/receipt.ts'
import { room } from './pushes/room.ts'
import { roomLeft } from './pushes/room-left.ts'
import { typing } from './pushes/typing.ts'
import { welcome } from './pushes/welcome.ts'

const table = {
  __proto__: null,
  drain,
  heartbeat,
  'member-joined': memberJoined,
  'member-left': memberLeft,
  message,
  presence,
  privacy,
  read,
  receipt,
  room,
  'room-left': roomLeft,
  typing,
  welcome,
} as const

export type Pushes = Omit<typeof table, '__proto__'>

/** Every push there is, by name. Null-prototype: `constructor` is not a push. */
export const pushes: Pushes = Object.freeze(table)
export type PushName = keyof Pushes
export type Push = { [Name in PushName]: z.output<Pushes[Name]['shape']> }[PushName]
export type PushOf<Name extends PushName> = z.output<Pushes[Name]['shape']>

export const isPushName = (name: string): name is PushName => name in pushes
