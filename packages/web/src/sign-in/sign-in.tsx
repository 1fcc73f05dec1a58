import type { ErrorName } from '@warifu/client'
import { useState } from 'react'
import { Explained } from '../explained/explained.tsx'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import form from '../parts/form.module.css'
import { Page } from '../parts/page.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { PresentPasswordField } from '../password/password-field.tsx'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import type { SignInModel } from './sign-in.model.ts'

/** Name and password. `ended`: why the session that was here is over. */
export function SignIn({
  model,
  preferences,
  ended,
}: {
  readonly model: SignInModel
  readonly preferences: PreferencesModel
  readonly ended: ErrorName | null
}) {
  const say = useSay()
  const snapshot = useSnapshot(model)
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  return (
    <Page title={say('sign-in.title')} preferences={preferences}>
      {ended === null || snapshot.state !== 'idle' ? null : <EndedNotice error={ended} />}
      <form
        className={form['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void model.submit(name, password)
        }}
      >
        <Field
          label={say('sign-in.name')}
          name="username"
          autoComplete="username"
          autoCapitalize="off"
          spellCheck={false}
          autoFocus
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
          }}
        />
        <PresentPasswordField value={password} onWrite={setPassword} fault={null} />
        {snapshot.state === 'incomplete' ? (
          <p role="alert" className={form['fault']}>
            {say('sign-in.incomplete')}
          </p>
        ) : null}
        {snapshot.state === 'refused' ? <Trouble {...snapshot.refused} /> : null}
        <div className={form['wide']}>
          <Button kind="primary" type="submit" busy={snapshot.state === 'busy'}>
            {say(snapshot.state === 'busy' ? 'sign-in.busy' : 'sign-in.submit')}
          </Button>
        </div>
      </form>
      <p className={form['lead']}>{say('sign-in.no-account')}</p>
    </Page>
  )
}

function EndedNotice({ error }: { readonly error: ErrorName }) {
  return (
    <div className={form['notice']} role="status">
      <Explained error={error} part="what" /> <Explained error={error} part="data" />
    </div>
  )
}
