import type { Language } from './i18n.ts'

/** Formatters are costly to make, so there is one of each for a language. Times are milliseconds since 1970, shown in local time. */
type Dates = {
  /** Hour and minute. */
  readonly time: (at: number) => string
  /** A calendar day, with its weekday, and its year where that does not go without saying. */
  readonly day: (at: number, withYear: boolean) => string
  /** Day and time in full. */
  readonly moment: (at: number) => string
}

function createDates(locale: Language): Dates {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const day = new Intl.DateTimeFormat(locale, { month: 'long', day: 'numeric', weekday: 'short' })
  const dayOfYear = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  })
  const moment = new Intl.DateTimeFormat(locale, {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return {
    time: (at) => time.format(at),
    day: (at, withYear) => (withYear ? dayOfYear : day).format(at),
    moment: (at) => moment.format(at),
  }
}

/** When the local calendar day of a time ends: the first moment of the next one. */
export function endOfDay(at: number): number {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}

export const dates: Readonly<Record<Language, Dates>> = { en: createDates('en'), ja: createDates('ja') }
