import type { Member } from '@warifu/client'
import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import { Avatar } from '../parts/avatar.tsx'
import { ConfirmDialog } from '../parts/confirm-dialog.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { PresenceDot } from '../people/presence-dot.tsx'
import type { Presence } from '../people/presence.model.ts'
import type { MembersModel, Removing } from './members.model.ts'
import css from './members-panel.module.css'

/** Somebody in the room, and what can be done: write to them alone, or, for a moderator, remove them. */
export function MemberLine({
  member,
  own,
  model,
  removing,
  canRemove,
  presence,
  onMessage,
}: {
  readonly member: Member
  readonly own: boolean
  readonly model: MembersModel
  readonly removing: Removing
  readonly canRemove: boolean
  readonly presence: Presence
  readonly onMessage: () => void
}) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const remove = async () => {
    if (await model.remove(member.accountId)) setAsking(false)
  }
  return (
    <li className={css['member']}>
      <Avatar name={member.name} />
      <span className={css['name']}>
        <PresenceDot presence={presence} /> <bdi>{member.name}</bdi>
        {own ? <span className={css['note']}> {say('members.you')}</span> : null}
        <span className={css['facts']}>
          {member.role === 'moderator' ? <span className={css['note']}>{say('members.moderator')}</span> : null}
        </span>
      </span>
      {own ? null : (
        <IconButton icon="message" label={say('members.message', { name: member.name })} onClick={onMessage} />
      )}
      {canRemove && !own ? (
        <IconButton
          icon="close"
          label={say('members.remove', { name: member.name })}
          onClick={() => {
            model.askToRemove()
            setAsking(true)
          }}
        />
      ) : null}
      {asking ? (
        <ConfirmDialog
          title={say('members.remove.title')}
          text={
            <p>
              <Words id="members.remove.text" values={{ name: <bdi>{member.name}</bdi> }} />
            </p>
          }
          confirm={say('members.remove.do')}
          busy={removing.state === 'busy'}
          trouble={removing.state === 'refused' ? <Trouble error={removing.error} /> : null}
          onConfirm={() => void remove()}
          onClose={() => {
            setAsking(false)
          }}
        />
      ) : null}
    </li>
  )
}
