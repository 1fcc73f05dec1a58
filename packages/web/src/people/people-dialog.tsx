import type { RoomId } from '@warifu/client'
import { useEffect, useId, useMemo, useState } from 'react'
import type { ChatModels } from '../chat.model.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { findPeople } from './find-people.ts'
import css from './people-dialog.module.css'
import type { Person } from './people.model.ts'
import { PresenceDot } from './presence-dot.tsx'

/** Everybody of the workspace: who is chosen can be written to alone. */
export function PeopleDialog({
  chat,
  onRoom,
  onClose,
}: {
  readonly chat: ChatModels
  readonly onRoom: (roomId: RoomId) => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const language = useLanguage()
  const people = useSnapshot(chat.people)
  const presenceOf = useSnapshot(chat.presence)
  const [direct] = useState(chat.newDirect)
  const opening = useSnapshot(direct)
  const [sought, setSought] = useState('')
  // Somebody may have joined since this was asked last.
  useEffect(() => {
    chat.people.reload()
  }, [chat])
  const listId = useId()
  const me = chat.session.account.accountId
  const found = useMemo(() => findPeople(people.values(), sought, language, me), [people, sought, language, me])
  const open = async ({ accountId }: Person) => {
    const roomId = await direct.open(accountId)
    if (roomId !== null) onRoom(roomId)
  }
  return (
    <Dialog title={say('people.title')} onClose={onClose}>
      <Field
        label={say('people.search')}
        type="search"
        autoComplete="off"
        aria-controls={listId}
        value={sought}
        onChange={(event) => {
          setSought(event.currentTarget.value)
        }}
      />
      {opening.state === 'refused' ? <Trouble error={opening.error} /> : null}
      <ul id={listId} className={css['list']}>
        {found.map((person) => (
          <li key={person.accountId}>
            <button
              type="button"
              className={css['person']}
              aria-busy={opening.state === 'busy' && opening.accountId === person.accountId}
              onClick={() => void open(person)}
            >
              <Avatar name={person.name} />
              <span className={css['name']}>
                <bdi>{person.name}</bdi>
                {person.accountId === me ? (
                  <span className={css['reading']}>{say('people.self')}</span>
                ) : person.reading === null ? null : (
                  <bdi className={css['reading']}>{person.reading}</bdi>
                )}
              </span>
              <PresenceDot presence={presenceOf(person.accountId)} />
            </button>
          </li>
        ))}
      </ul>
      {people.size === 1 ? <p className={css['none']}>{say('people.nobody')}</p> : null}
      {found.length === 0 ? <p className={css['none']}>{say('people.none')}</p> : null}
    </Dialog>
  )
}
