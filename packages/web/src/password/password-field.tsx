import { limits } from '@warifu/client'
import { useState, type ReactNode, type Ref } from 'react'
import type { Say } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import css from './password-field.module.css'
import { passwordHint, passwordProgress, type PasswordHint } from './password.ts'

type Props = {
  readonly value: string
  readonly onWrite: (value: string) => void
  readonly fault: string | null
  readonly ref?: Ref<HTMLInputElement> | undefined
}

/** The password of a new account: may be looked at, may be pasted, and says how far it is from long enough. */
export function NewPasswordField({ value, onWrite, fault, ref }: Props) {
  return (
    <PasswordField
      {...{ value, onWrite, fault, ref }}
      autoComplete="new-password"
      hint={<LengthHint password={value} />}
    />
  )
}

/** The password of an account there is. */
export function PresentPasswordField(props: Props) {
  return <PasswordField {...props} autoComplete="current-password" hint={null} />
}

function PasswordField({
  value,
  onWrite,
  autoComplete,
  ...rest
}: Props & { readonly autoComplete: string; readonly hint: ReactNode }) {
  const say = useSay()
  const [shown, setShown] = useState(false)
  return (
    <Field
      {...rest}
      label={say('password.label')}
      type={shown ? 'text' : 'password'}
      name="password"
      autoComplete={autoComplete}
      autoCapitalize="off"
      spellCheck={false}
      maxLength={256}
      value={value}
      onChange={(event) => {
        onWrite(event.currentTarget.value)
      }}
      aid={
        <Button
          kind="quiet"
          aria-pressed={shown}
          onClick={() => {
            setShown(!shown)
          }}
        >
          {say(shown ? 'password.hide' : 'password.show')}
        </Button>
      }
    />
  )
}

function LengthHint({ password }: { readonly password: string }) {
  const say = useSay()
  const hint = passwordHint(password)
  return (
    <div className={css['hint']} data-state={hint.state}>
      <svg className={css['bar']} viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className={css['way']} width="100" height="4" />
        <rect className={css['done']} width={100 * passwordProgress(password)} height="4" />
      </svg>
      <p>{hintWords(hint, say)}</p>
    </div>
  )
}

function hintWords(hint: PasswordHint, say: Say): string {
  switch (hint.state) {
    case 'empty':
      return say('password.hint.empty', { least: limits.passwordLeast })
    case 'short':
      return say('password.hint.short', { missing: hint.missing })
    case 'enough':
      return say('password.hint.enough')
    case 'good':
      return say('password.hint.good')
  }
}
