import type { Account, AccountId, ListedAccount } from '@warifu/client'
import { useState } from 'react'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import { Avatar } from '../parts/avatar.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { findPeople } from '../people/find-people.ts'
import css from './members-panel.module.css'
import type { Invited } from './members.model.ts'

/** From here on people are looked for rather than looked through. */
const SEARCH_FROM = 8

/** Colleagues who are not in the room yet. */
export function InvitePeople({
  others,
  invited,
  onInvite,
}: {
  readonly others: readonly ListedAccount[]
  readonly invited: ReadonlyMap<AccountId, Invited>
  readonly onInvite: (accountId: AccountId) => void
}) {
  const say = useSay()
  const [sought, setSought] = useState('')
  const found = findPeople(others, sought, useLanguage(), null)
  return (
    <section className={css['invite']}>
      <h3>{say('members.invite.title')}</h3>
      {others.length === 0 ? <p className={css['note']}>{say('members.invite.nobody')}</p> : null}
      {others.length >= SEARCH_FROM ? (
        <Field
          label={say('members.invite.search')}
          type="search"
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value)
          }}
        />
      ) : null}
      <ul className={css['list']}>
        {found.map((account) => (
          <li key={account.accountId} className={css['member']}>
            <Avatar name={account.name} />
            <bdi className={css['name']}>{account.name}</bdi>
            <InviteButton account={account} invited={invited.get(account.accountId)} onInvite={onInvite} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function InviteButton({
  account,
  invited,
  onInvite,
}: {
  readonly account: Account
  readonly invited: Invited | undefined
  readonly onInvite: (accountId: AccountId) => void
}) {
  const say = useSay()
  if (invited?.state === 'done') {
    return (
      <span className={css['done']} role="status">
        {say('members.invite.done')}
      </span>
    )
  }
  return (
    <>
      <Button
        kind="plain"
        busy={invited?.state === 'busy'}
        onClick={() => {
          onInvite(account.accountId)
        }}
      >
        <span aria-hidden="true">{say('members.invite.do')}</span>
        <Hidden>
          <Words id="members.invite.whom" values={{ name: <bdi>{account.name}</bdi> }} />
        </Hidden>
      </Button>
      {invited?.state === 'refused' ? <Trouble error={invited.error} /> : null}
    </>
  )
}
