import type * as z from 'zod/mini'

/** What a push is: sent by the server unasked. `shape` includes the literal `push`. */
export type PushDefinition<Shape extends z.ZodMiniType = z.ZodMiniType> = {
  /** One sentence for the reference. */
  readonly summary: string
  readonly shape: Shape
}

export function definePush<Shape extends z.ZodMiniType>(definition: PushDefinition<Shape>): PushDefinition<Shape> {
  return definition
}
