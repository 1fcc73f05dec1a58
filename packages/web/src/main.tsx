import { I18nProvider } from '@lingui/react'
import { createClient } from '@warifu/client'
import { createRoot } from 'react-dom/client'
import { navigate } from 'wouter/use-browser-location'
import { App } from './app.tsx'
import { createAppModels, type AppModels } from './app.model.ts'
import { attentionOf, keptIn, matches, networkOf, platformOf } from './browser.ts'
import { browserClock } from './clock.ts'
import { createDraftStore } from './composer/draft-store.ts'
import { explainIn, fetchExplanations } from './explained/explained.tsx'
import { createI18n, languageOf, sayIn } from './i18n/i18n.ts'
import { takeLinkSecret } from './link/link-secret.ts'
import { appBadgeOf } from './notify/app-badge.ts'
import { desktopOf } from './notify/desktop.ts'
import { BrokenBoundary } from './parts/broken.tsx'
import { startTips } from './parts/tips.ts'
import { tabsOf } from './tabs/port.ts'
import { versionOf } from './update/version.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'

const i18n = createI18n('en')
const say = sayIn(i18n)
const models = createAppModels(createClient(), {
  clock: browserClock,
  network: networkOf(window),
  attention: attentionOf(window),
  clipboard: { writeText: (text) => navigator.clipboard.writeText(text) },
  desktop: desktopOf(window),
  appBadge: appBadgeOf(window),
  storage: keptIn(window),
  draftStore: createDraftStore(),
  tabs: tabsOf(window),
  version: versionOf(window),
  platform: platformOf(window),
  origin: window.location.origin,
  systemWantsMore: matches(window, '(prefers-contrast: more)'),
  root: document.documentElement,
  i18n,
  say,
  explain: (error) => explainIn(error, languageOf(i18n), say),
  go: (path) => {
    navigate(path)
  },
  replace: (path) => {
    navigate(path, { replace: true })
  },
})

function takeLink({ came }: AppModels): void {
  const { pathname } = window.location
  if (pathname === '/setup') came('setup', takeLinkSecret(window.location, window.history))
  if (pathname === '/join') came('invitation', takeLinkSecret(window.location, window.history))
}

takeLink(models)
// Another link put into the same address bar changes nothing but the fragment.
window.addEventListener('hashchange', () => {
  if (window.location.hash !== '') takeLink(models)
})
models.start()
startTips(document, browserClock)

window.addEventListener('beforeunload', (event) => {
  // The browser asks, in its own words, whether the page may go and take with it what was not sent.
  if (models.closing()) event.preventDefault()
})

const element = document.getElementById('app')
if (element !== null) {
  createRoot(element).render(
    <I18nProvider i18n={i18n}>
      <BrokenBoundary>
        <App models={models} />
      </BrokenBoundary>
    </I18nProvider>,
  )
}

// Where it fails, whoever shows an error says so.
fetchExplanations().catch(() => {})
