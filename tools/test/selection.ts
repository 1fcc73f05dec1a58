import type { Step } from './step.ts'

export type Selection =
  { readonly kind: 'steps'; readonly steps: readonly Step[] } | { readonly kind: 'unknown'; readonly name: string }

/** The named steps and what they need, in their usual order; all of them where none is named. */
export function select(steps: readonly Step[], names: readonly string[]): Selection {
  const unknown = names.find((name) => !steps.some((step) => step.name === name))
  if (unknown !== undefined) return { kind: 'unknown', name: unknown }
  if (names.length === 0) return { kind: 'steps', steps }

  const wanted = new Set(names)
  for (const name of wanted) for (const need of steps.find((step) => step.name === name)?.needs ?? []) wanted.add(need)
  return { kind: 'steps', steps: steps.filter(({ name }) => wanted.has(name)) }
}
