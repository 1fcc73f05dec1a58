import type { Message } from '@warifu/client'
import type { ReactNode } from 'react'
import { dates } from '../i18n/dates.ts'
import { numbers } from '../i18n/numbers.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Dialog } from '../parts/dialog.tsx'
import { readersOf } from '../receipts/receipts.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import type { MessageTools } from './message-tools.ts'
import css from './dialogs.module.css'

/** The facts about a message: when, by whom, from which device, and who has read it. */
export function DetailsDialog({
  message,
  tools,
  onClose,
}: {
  readonly message: Message
  readonly tools: MessageTools
  readonly onClose: () => void
}) {
  const say = useSay()
  const language = useLanguage()
  const people = useSnapshot(tools.people)
  const receipts = useSnapshot(tools.receipts)
  const nameOf = (id: Message['accountId']) => people.get(id)?.name ?? say('timeline.unknown-author')
  const readers = readersOf(receipts, message.sequence).filter((id) => id !== message.accountId)
  const { moment } = dates[language]
  return (
    <Dialog title={say('message.details')} onClose={onClose}>
      <dl className={css['facts']}>
        <Fact name={say('details.author')}>
          <bdi>{nameOf(message.accountId)}</bdi>
        </Fact>
        <Fact name={say('details.stored')}>
          <time dateTime={new Date(message.at).toISOString()}>{moment(message.at)}</time>
        </Fact>
        {message.edited === null ? null : (
          <Fact name={say('details.edited')}>
            <time dateTime={new Date(message.edited.at).toISOString()}>{moment(message.edited.at)}</time>
          </Fact>
        )}
        <Fact name={say('details.readers')}>
          {readers.length === 0 ? (
            say('details.readers.none')
          ) : (
            <bdi>{numbers[language].list(readers.map(nameOf))}</bdi>
          )}
        </Fact>
        <Fact name={say('details.sequence')}>
          <span className={css['code']}>{numbers[language].count(message.sequence)}</span>
        </Fact>
        <Fact name={say('details.device')}>
          <span className={css['code']}>{message.deviceId}</span>
        </Fact>
        <Fact name={say('details.message-id')}>
          <span className={css['code']}>{message.messageId}</span>
        </Fact>
      </dl>
      <p className={css['note']}>{say('details.note')}</p>
    </Dialog>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={css['fact']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
