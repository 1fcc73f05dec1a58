import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { navigate } from 'wouter/use-browser-location'
import { App } from '../../app.tsx'
import { createAppModels } from '../../app.model.ts'
import { attentionOf } from '../../browser.ts'
import { explainIn } from '../../explained/explained.tsx'
import { createI18n, languageOf, sayIn } from '../../i18n/i18n.ts'
import { startTips } from '../../parts/tips.ts'
import { createSnapshots } from '../../snapshots.ts'
import { createFakeClient } from '../fake-client.ts'
import { createFakeClock } from '../fake-clock.ts'
import { createFakeTabs } from '../fake-tabs.ts'
import { namedRoomPath, worldNamed } from './named.ts'
import { colleagues, isSceneName, NOW, ordinaryWorld, scenes, talkRoomId } from './scenes.ts'
import '../../styles/fonts.css'
import '../../styles/tokens.css'
import '../../styles/base.css'

// `/?scene=room&theme=dark&density=compact&language=ja`: shows one scene with a client that has no server.
const asked = new URLSearchParams(window.location.search)
const name = asked.get('scene') ?? ''
const scene = isSceneName(name) ? scenes[name] : scenes.list
const root = document.documentElement
root.lang = asked.get('language') ?? 'en'
// `&names=["…"]` beside it: everything that has a name has one of these.
const names = asked.get('names')
const named = names === null ? {} : worldNamed(JSON.parse(names) as string[])
window.history.replaceState(null, '', names === null || scene.path !== '/' ? scene.path : namedRoomPath)

const clock = createFakeClock(NOW)
const client = createFakeClient({ ...ordinaryWorld, ...scene.world, ...named })
const i18n = createI18n('en')
const say = sayIn(i18n)
const models = createAppModels(client, {
  clock,
  network: createSnapshots(!scene.offline),
  attention: attentionOf(window),
  clipboard: { writeText: async () => {} },
  desktop: { permission: () => 'default', ask: async () => 'granted', show: () => () => {} },
  appBadge: { show: () => {} },
  storage: { getItem: (key) => asked.get(key.replace('warifu.', '')), setItem: () => {}, onChanged: () => () => {} },
  draftStore: { load: async () => scene.drafts, save: async () => {}, forget: async () => {} },
  tabs: createFakeTabs().open(),
  version: { running: 'this', served: async () => 'this', reload: () => {} },
  platform: 'other',
  origin: 'https://chat.example.jp',
  systemWantsMore: createSnapshots(false),
  root,
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
if (scene.path === '/setup') models.came('setup', scene.secret)
if (scene.path === '/join') models.came('invitation', scene.secret)
models.start()
startTips(document, clock)

/** What a test may do to the scene from outside. */
const stage = {
  advance: clock.advance,
  deliver: (texts: readonly string[]) => {
    for (const text of texts) client.deliver(talkRoomId, colleagues.sato, text)
  },
}
export type Stage = typeof stage
Object.assign(window, { stage })

const element = document.getElementById('app')
if (element !== null) {
  createRoot(element).render(
    <I18nProvider i18n={i18n}>
      <App models={models} />
    </I18nProvider>,
  )
}
