import fc from 'fast-check'
import * as z from 'zod/mini'

/**
 * Values that a schema accepts, derived by walking it. Knows the kinds of schema that the protocol uses; a new kind throws here,
 * so that no command goes untested because nobody told fast-check about it.
 */
export function arbitraryOf<Schema extends z.ZodMiniType>(schema: Schema): fc.Arbitrary<z.output<Schema>> {
  // What `walk` makes was accepted by the schema itself, at every leaf.
  return walk(schema) as fc.Arbitrary<z.output<Schema>>
}

function walk(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  // Every schema of zod is one of these; the base class does not say so.
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape).map(([key, field]) => [key, walk(bare(field))])), {
        requiredKeys: Object.keys(def.shape).filter((key) => !isOptional(def.shape[key])),
      })
    case 'array':
      return fc.array(walk(def.element), { maxLength: 4 }).filter(accepts(schema))
    case 'union':
      return fc.oneof(...def.options.map(walk))
    case 'nullable':
      return fc.option(walk(def.innerType), { nil: null })
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'boolean':
      return fc.boolean()
    case 'number':
      return numbers(schema)
    case 'string':
      return strings(def.checks ?? []).filter(accepts(schema))
    case 'unknown':
      return fc.jsonValue()
    default:
      throw new Error(`teach arbitraryOf about ${def.type}`)
  }
}

const accepts = (schema: z.core.$ZodType) => (value: unknown) => z.safeParse(schema, value).success

const isOptional = (schema: z.core.$ZodType | undefined) => schema?._zod.def.type === 'optional'

/** The schema behind `optional`: an absent key is the record's business. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return def.type === 'optional' ? def.innerType : schema
}

/** Integers at the bounds more often than between them. */
function numbers(schema: z.core.$ZodType): fc.Arbitrary<number> {
  const { minimum = 0, maximum = Number.MAX_SAFE_INTEGER } = z.toJSONSchema(schema)
  return fc.oneof(fc.constantFrom(minimum, maximum), fc.integer({ min: minimum, max: maximum }))
}

/** What people write, from many scripts; some of it needs two UTF-16 units, or several code points. */
const letters: readonly string[] = 'a Z 0 9 . - _ / \\ " \' < > & é ß ñ ж Ω ع א 花 あ ア ﾊ 한 😀 👩‍💻 🇯🇵 がっ'.split(' ')
const written = fc.constantFrom(' ', ...letters)

/** Any UTF-16 at all: lone surrogates, controls and NUL among it. */
export const anyText: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat(0xffff), fc.nat(0x7f), fc.integer({ min: 0xd7ff, max: 0xe001 })), { maxLength: 24 })
  .map((units) => String.fromCharCode(...units))

/** By the pattern where there is one; otherwise what people write, in many scripts. */
function strings(checks: readonly z.core.$ZodCheck[]): fc.Arbitrary<string> {
  const patterns = checks.flatMap((check) => {
    const { def } = check._zod
    return 'pattern' in def && def.pattern instanceof RegExp ? [def.pattern] : []
  })
  const [pattern] = patterns
  return pattern === undefined ? fc.string({ unit: written, minLength: 1, maxLength: 16 }) : fc.stringMatching(pattern)
}
