import type * as z from 'zod/mini'
import type { Path } from './json-types.ts'

/** Whether a schema takes null at a place in its values. Where it is a union, one of its options is enough. */
export function takesNull(schema: z.core.$ZodType, path: Path): boolean {
  // Every schema of zod is one of these; the base class does not say so.
  const { def } = (schema as z.core.$ZodTypes)._zod
  const [key, ...rest] = path
  switch (def.type) {
    case 'nullable':
      return key === undefined || takesNull(def.innerType, path)
    case 'optional':
      return takesNull(def.innerType, path)
    case 'union':
      return def.options.some((option) => takesNull(option, path))
    case 'array':
      return key !== undefined && takesNull(def.element, rest)
    case 'object': {
      const field = key === undefined ? undefined : def.shape[key]
      return field !== undefined && takesNull(field, rest)
    }
    default:
      return false
  }
}
