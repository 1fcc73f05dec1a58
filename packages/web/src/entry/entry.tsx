import { useEffect } from 'react'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import form from '../parts/form.module.css'
import { Page } from '../parts/page.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { EntryForm } from './entry-form.tsx'
import type { EntryModel } from './entry.model.ts'

const titles: Readonly<Record<EntryModel['kind'], MessageId>> = { setup: 'setup.title', invitation: 'join.title' }

/** `/setup` and `/join`: somebody came with a one-use link. */
export function Entry({ model, preferences }: { readonly model: EntryModel; readonly preferences: PreferencesModel }) {
  const say = useSay()
  const snapshot = useSnapshot(model)
  useEffect(() => {
    model.check()
  }, [model])
  return (
    <Page title={say(titles[model.kind])} preferences={preferences}>
      {snapshot.state === 'checking' ? <Skeleton label={say('entry.checking')} rows={3} /> : null}
      {snapshot.state === 'unusable' ? (
        <>
          <Trouble error="link-unusable" />
          <p>
            <a href="/">{say('entry.sign-in')}</a>
          </p>
        </>
      ) : null}
      {snapshot.state === 'unchecked' ? (
        <Trouble
          error={snapshot.error}
          action={
            <Button kind="plain" onClick={model.check}>
              {say('retry')}
            </Button>
          }
        />
      ) : null}
      {snapshot.state === 'form' ? (
        <div className={form['form']}>
          <EntryForm model={model} snapshot={snapshot} />
        </div>
      ) : null}
    </Page>
  )
}
