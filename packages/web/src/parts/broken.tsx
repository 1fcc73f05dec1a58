import { Component, type ReactNode } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from './button.tsx'
import css from './broken.module.css'

type State = { readonly state: 'sound' } | { readonly state: 'broken' }

/** Where a view throws, a page that says so takes the place of an empty one. The error itself is in the browser's console. */
export class BrokenBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { state: 'sound' }

  static getDerivedStateFromError(): State {
    return { state: 'broken' }
  }

  override render() {
    return this.state.state === 'sound' ? this.props.children : <Broken />
  }
}

function Broken() {
  const say = useSay()
  return (
    <main className={css['broken']}>
      <h1>{say('broken.title')}</h1>
      <p>{say('broken.text')}</p>
      <Button
        kind="primary"
        onClick={() => {
          window.location.reload()
        }}
      >
        {say('broken.reload')}
      </Button>
    </main>
  )
}
