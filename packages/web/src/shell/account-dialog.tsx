import type { ErrorName, Session } from '@warifu/client'
import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { PreferencesForm } from '../preferences/preferences-form.tsx'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { TallySeal } from '../seal/tally-seal.tsx'
import css from './account-dialog.module.css'

/** Who is signed in, how it looks, and the way out. */
export function AccountDialog({
  session,
  preferences,
  onSignOut,
  onClose,
}: {
  readonly session: Session
  readonly preferences: PreferencesModel
  readonly onSignOut: () => Promise<ErrorName | null>
  readonly onClose: () => void
}) {
  const say = useSay()
  const [leaving, setLeaving] = useState(false)
  const [refused, setRefused] = useState<ErrorName | null>(null)
  const signOut = async () => {
    setLeaving(true)
    setRefused(await onSignOut())
    setLeaving(false)
  }
  return (
    <Dialog title={say('account.title')} onClose={onClose}>
      <div className={css['who']}>
        <p className={css['name']}>
          <bdi>{session.account.name}</bdi>
        </p>
        <p className={css['note']}>{say(session.account.role === 'operator' ? 'role.operator' : 'role.member')}</p>
      </div>
      <div className={css['note']}>
        <TallySeal state="dashed">{say('account.device')}</TallySeal>
      </div>
      <PreferencesForm model={preferences} />
      {refused === null ? null : <Trouble error={refused} />}
      <div className={css['out']}>
        <Button kind="danger" busy={leaving} onClick={() => void signOut()}>
          {say('account.sign-out')}
        </Button>
        <p className={css['note']}>{say('account.sign-out.note')}</p>
      </div>
    </Dialog>
  )
}
