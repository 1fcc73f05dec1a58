/** A time's local day as a date field of the browser holds it: `2026-11-22`. */
export function dateField(at: number): string {
  const date = new Date(at)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/** The first moment of the local day in a date field; null where it holds none. */
export function startOfDate(typed: string): number | null {
  const [, year, month, day] = /^(\d{4,6})-(\d\d)-(\d\d)$/.exec(typed) ?? []
  if (year === undefined) return null
  const at = new Date(Number(year), Number(month) - 1, Number(day)).getTime()
  // Before 1970 there are no messages, and no times on the wire.
  return Number.isNaN(at) ? null : Math.max(0, at)
}
