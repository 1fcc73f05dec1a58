import { I18nProvider } from '@lingui/react'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { createI18n, type Language } from '../i18n/i18n.ts'

/** A view as markup, without a browser. */
export const render = (view: ReactElement, language: Language = 'en'): string =>
  renderToStaticMarkup(<I18nProvider i18n={createI18n(language)}>{view}</I18nProvider>)
