import { useEffect, useRef, type ReactNode } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { PreferencesForm } from '../preferences/preferences-form.tsx'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { TallySeal } from '../seal/tally-seal.tsx'
import css from './page.module.css'

/** The frame of the screens before the chat: the house's mark, one card, language and theme below. */
export function Page({
  title,
  preferences,
  children,
}: {
  readonly title: string
  readonly preferences: PreferencesModel
  readonly children: ReactNode
}) {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // A field that asked for the focus keeps it; otherwise the reader begins at the title.
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <div className={css['page']}>
      <title>{say('page.title', { title })}</title>
      <header className={css['brand']}>
        <TallySeal state="joined">{say('product.name')}</TallySeal>
      </header>
      <main className={css['card']}>
        <h1 ref={heading} tabIndex={-1} className={css['title']}>
          {title}
        </h1>
        {children}
      </main>
      <footer className={css['foot']}>
        <PreferencesForm model={preferences} />
      </footer>
    </div>
  )
}
