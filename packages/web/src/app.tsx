import { useEffect, useMemo } from 'react'
import { Redirect, useLocation } from 'wouter'
import type { AppModels } from './app.model.ts'
import { Entry } from './entry/entry.tsx'
import { useSay } from './i18n/use-say.ts'
import { KeysContext } from './keys/use-key.ts'
import { Button } from './parts/button.tsx'
import { Page } from './parts/page.tsx'
import { Skeleton } from './parts/skeleton.tsx'
import { Trouble } from './parts/trouble.tsx'
import { SETTINGS_PATH } from './shell/place.ts'
import { Shell } from './shell/shell.tsx'
import { SignIn } from './sign-in/sign-in.tsx'
import { useSnapshot } from './use-snapshot.ts'

/** Which screen stands here: one-use links have their own address; everywhere else it depends on who is signed in. */
export function App({ models }: { readonly models: AppModels }) {
  const [path] = useLocation()
  const entry = useSnapshot(models.entry)
  if (entry !== null && (path === '/setup' || path === '/join')) {
    return <Entry key={path} model={entry} preferences={models.preferences} />
  }
  return <Inside models={models} />
}

function Inside({ models }: { readonly models: AppModels }) {
  const say = useSay()
  const [path] = useLocation()
  const { session, preferences } = models
  const snapshot = useSnapshot(session)
  useEffect(() => {
    session.ensure()
  }, [session])

  const present = snapshot.state === 'present' ? snapshot.session : null
  const chat = useMemo(() => (present === null ? null : models.newChat(present)), [models, present])

  switch (snapshot.state) {
    case 'unasked':
    case 'checking':
      return (
        <Page title={say('app.starting')} preferences={preferences}>
          <Skeleton label={say('app.starting')} rows={3} />
        </Page>
      )
    case 'unknown':
      return (
        <Page title={say('app.unreachable')} preferences={preferences}>
          <Trouble
            error={snapshot.error}
            action={
              <Button kind="plain" onClick={session.check}>
                {say('retry')}
              </Button>
            }
          />
        </Page>
      )
    case 'absent':
      // Whoever signs in next begins with the chat, not in the settings that the last one signed out from.
      if (path === SETTINGS_PATH) return <Redirect to="/" replace />
      return <SignIn model={models.signIn} preferences={preferences} ended={snapshot.ended} />
    case 'present':
      if (path === '/sign-in' || chat === null) return <Redirect to="/" replace />
      return (
        <KeysContext value={chat.keys}>
          <Shell chat={chat} onSignOut={session.signOut} />
        </KeysContext>
      )
  }
}
