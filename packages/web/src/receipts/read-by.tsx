import type { Message } from '@warifu/client'
import { numbers } from '../i18n/numbers.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import type { People } from '../people/people.model.ts'
import { readersOf, type Receipts } from './receipts.model.ts'
import css from './read-by.module.css'

/** How many have read one's own message. Who they are is said to whoever asks. */
export function ReadBy({
  message,
  receipts,
  people,
}: {
  readonly message: Message
  readonly receipts: Receipts
  readonly people: People
}) {
  const say = useSay()
  const language = useLanguage()
  const readers = readersOf(receipts, message.sequence)
  if (readers.length === 0) return null
  const names = readers.map((id) => people.get(id)?.name ?? say('timeline.unknown-author'))
  return (
    <p className={css['line']} title={numbers[language].list(names)}>
      {say('receipts.read', { count: readers.length })}
    </p>
  )
}
