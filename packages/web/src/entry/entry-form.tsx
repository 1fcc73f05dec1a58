import { limits, type ErrorName } from '@warifu/client'
import { useEffect, useRef, useState } from 'react'
import { Words } from '../i18n/words.tsx'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import form from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { NewPasswordField } from '../password/password-field.tsx'
import type { EntryModel, EntryRefused, EntrySnapshot, FieldFault } from './entry.model.ts'

/** Name and password of a new account; the first operator names the workspace as well. */
export function EntryForm({
  model,
  snapshot,
}: {
  readonly model: EntryModel
  readonly snapshot: Extract<EntrySnapshot, { state: 'form' }>
}) {
  const say = useSay()
  const { link, busy, refused } = snapshot
  const [name, setName] = useState(link.name ?? '')
  const [password, setPassword] = useState('')
  const [workspace, setWorkspace] = useState('')
  const nameField = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const workspaceField = useRef<HTMLInputElement>(null)
  const wrong = refused === null ? null : firstWrong(refused)

  useEffect(() => {
    if (wrong === 'name-unusable') nameField.current?.focus()
    if (wrong === 'password-short') passwordField.current?.focus()
    if (wrong === 'workspace-unusable') workspaceField.current?.focus()
  }, [refused, wrong])

  const fault = (field: FieldFault, words: string): string | null =>
    refused?.by === 'form' && refused.faults.includes(field) ? words : null

  return (
    <form
      className={form['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void model.submit({ name, password, workspace })
      }}
    >
      <p className={form['lead']}>
        {link.kind === 'setup' ? say('setup.lead') : null}
        {link.kind === 'invitation' && link.workspace !== null ? (
          <Words id="join.lead" values={{ workspace: <bdi>{link.workspace}</bdi> }} />
        ) : null}
      </p>
      {model.kind === 'setup' ? (
        <Field
          ref={workspaceField}
          label={say('setup.workspace')}
          hint={say('setup.workspace.hint')}
          fault={fault('workspace-unusable', say('name.unusable'))}
          autoComplete="organization"
          autoFocus
          value={workspace}
          onChange={(event) => {
            setWorkspace(event.currentTarget.value)
          }}
        />
      ) : null}
      <Field
        ref={nameField}
        label={say('entry.name')}
        hint={say(link.name === null ? 'entry.name.hint' : 'entry.name.fixed')}
        fault={fault('name-unusable', say('name.unusable'))}
        name="username"
        autoComplete="username"
        spellCheck={false}
        readOnly={link.name !== null}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value)
        }}
      />
      <NewPasswordField
        ref={passwordField}
        value={password}
        onWrite={setPassword}
        fault={fault('password-short', say('password.short', { least: limits.passwordLeast }))}
      />
      {refused?.by === 'server' ? <Trouble {...refused} /> : null}
      <div className={form['wide']}>
        <Button kind="primary" type="submit" busy={busy}>
          {say(busy ? 'entry.busy' : model.kind === 'setup' ? 'setup.submit' : 'join.submit')}
        </Button>
      </div>
    </form>
  )
}

/** Refusals of the server that are about one field. */
const fieldsOfErrors: Partial<Readonly<Record<ErrorName, FieldFault>>> = {
  'password-weak': 'password-short',
  'name-taken': 'name-unusable',
  'name-unusable': 'name-unusable',
}

/** The field that the writer should come back to first. */
function firstWrong(refused: EntryRefused): FieldFault | null {
  if (refused.by === 'server') return fieldsOfErrors[refused.error] ?? null
  const order: readonly FieldFault[] = ['workspace-unusable', 'name-unusable', 'password-short']
  return order.find((field) => refused.faults.includes(field)) ?? null
}
