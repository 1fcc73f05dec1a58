import type { ErrorName } from '@warifu/client'
import type { ReactNode } from 'react'
import { codeOf } from '../errors.ts'
import { Explained } from '../explained/explained.tsx'
import { useSay } from '../i18n/use-say.ts'
import css from './trouble.module.css'

/** What went wrong, what to do now, and the stable code: inline, where it happened. */
export function Trouble({
  error,
  retryAfterMs,
  action = null,
}: {
  readonly error: ErrorName
  readonly retryAfterMs?: number | undefined
  readonly action?: ReactNode
}) {
  const say = useSay()
  const code = codeOf(error)
  const seconds = retryAfterMs === undefined ? null : Math.ceil(retryAfterMs / 1_000)
  return (
    <div className={css['trouble']} role="alert">
      <p className={css['what']}>
        <Explained error={error} part="what" />
      </p>
      <p>
        <Explained error={error} part="mend" />
        {seconds === null ? null : <> {say('trouble.retry-after', { seconds })}</>}
      </p>
      {action === null && code === null ? null : (
        <div className={css['foot']}>
          {action}
          {code === null ? null : <span className={css['code']}>{code}</span>}
        </div>
      )}
    </div>
  )
}
