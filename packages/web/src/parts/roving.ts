/** Which way the arrows go: along a row, down a column. */
export type Axis = 'row' | 'column'

const steps: Readonly<Record<Axis, Readonly<Record<string, -1 | 1>>>> = {
  row: { ArrowLeft: -1, ArrowRight: 1 },
  column: { ArrowUp: -1, ArrowDown: 1 },
}

/**
 * Where the focus goes inside a group that Tab enters only once (ARIA practices, roving tabindex). The ends meet.
 * @param index where it is; -1: nowhere yet
 * @returns null where the key is not one of the group's
 */
export function roved(axis: Axis, key: string, index: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  const step = steps[axis][key]
  if (step === undefined) return null
  if (index === -1) return step === 1 ? 0 : count - 1
  return (index + step + count) % count
}

/**
 * The next of the labels that begins with a typed letter, after the present one and round the end.
 * @returns null where none does, or where the key writes no letter
 */
export function typedTo(letter: string, index: number, labels: readonly string[]): number | null {
  if ([...letter].length !== 1 || letter.trim() === '') return null
  const begins = (label: string | undefined) => label?.toLocaleLowerCase().startsWith(letter.toLocaleLowerCase())
  for (let ahead = 1; ahead <= labels.length; ahead++) {
    const at = (index + ahead + labels.length) % labels.length
    if (begins(labels[at]) === true) return at
  }
  return null
}
