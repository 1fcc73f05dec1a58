import type * as z from 'zod/mini'
import type { Action } from './actions.ts'

/** What a command is: asked by the client, answered by exactly one reply. Nothing here is optional. */
export type CommandDefinition<
  Type extends string = string,
  Params extends z.ZodMiniType = z.ZodMiniType,
  Result extends z.ZodMiniType = z.ZodMiniType,
  Needed extends Action = Action,
> = {
  readonly type: Type
  /** One sentence for the reference. */
  readonly summary: string
  readonly params: Params
  readonly result: Result
  /** What the account must be allowed to do. */
  readonly action: Needed
  /** What it takes from the connection's budget. */
  readonly cost: number
}

/** Declares a command. `const` keeps the literals, so that the table knows every type and action by name. */
export function defineCommand<
  const Type extends string,
  Params extends z.ZodMiniType,
  Result extends z.ZodMiniType,
  const Needed extends Action,
>(definition: CommandDefinition<Type, Params, Result, Needed>): CommandDefinition<Type, Params, Result, Needed> {
  return definition
}
