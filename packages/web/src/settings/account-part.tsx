import type { ErrorName } from '@warifu/client'
import { useState } from 'react'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import form from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { TallySeal } from '../seal/tally-seal.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import css from './settings.module.css'

/** Who is signed in, how the name is read, and the way out. */
export function AccountPart({
  chat,
  onSignOut,
}: {
  readonly chat: ChatModels
  readonly onSignOut: () => Promise<ErrorName | null>
}) {
  const say = useSay()
  const { account } = chat.session
  return (
    <>
      <div className={css['who']}>
        <p className={css['name']}>
          <bdi>{account.name}</bdi>
        </p>
        <p className={css['note']}>{say(account.role === 'operator' ? 'role.operator' : 'role.member')}</p>
      </div>
      <div className={css['note']}>
        <TallySeal state="dashed">{say('account.device')}</TallySeal>
      </div>
      <ReadingForm chat={chat} />
      <SignOut onSignOut={onSignOut} />
    </>
  )
}

function ReadingForm({ chat }: { readonly chat: ChatModels }) {
  const say = useSay()
  const [model] = useState(chat.newReading)
  const snapshot = useSnapshot(model)
  const present = useSnapshot(chat.people).get(chat.session.account.accountId)?.reading ?? ''
  /** Null until something is typed: then what holds is shown, also where it comes late. */
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <form
      className={form['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void model.keep(typed ?? present)
      }}
    >
      <Field
        label={say('account.reading')}
        hint={say('account.reading.hint')}
        fault={snapshot.state === 'unusable' ? say('name.unusable') : null}
        autoComplete="off"
        value={typed ?? present}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
        }}
      />
      {snapshot.state === 'refused' ? <Trouble error={snapshot.error} /> : null}
      <div className={form['actions']}>
        <Button kind="plain" type="submit" busy={snapshot.state === 'busy'}>
          {say('account.reading.keep')}
        </Button>
        <span role="status" className={css['kept']}>
          {snapshot.state === 'kept' ? say('account.reading.kept') : null}
        </span>
      </div>
    </form>
  )
}

function SignOut({ onSignOut }: { readonly onSignOut: () => Promise<ErrorName | null> }) {
  const say = useSay()
  const [leaving, setLeaving] = useState(false)
  const [refused, setRefused] = useState<ErrorName | null>(null)
  const signOut = async () => {
    setLeaving(true)
    setRefused(await onSignOut())
    setLeaving(false)
  }
  return (
    <div className={css['out']}>
      {refused === null ? null : <Trouble error={refused} />}
      <Button kind="danger" busy={leaving} onClick={() => void signOut()}>
        {say('account.sign-out')}
      </Button>
      <p className={css['note']}>{say('account.sign-out.note')}</p>
    </div>
  )
}
