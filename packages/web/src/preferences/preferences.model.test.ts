import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { createI18n } from '../i18n/i18n.ts'
import { createSnapshots } from '../snapshots.ts'
import { choices } from './choices.ts'
import type { Root } from './paint.ts'
import { createPreferencesModel } from './preferences.model.ts'

/** One browser's storage, as any number of its tabs see it. */
function browser(kept: Record<string, string> = {}) {
  const tabs = new Set<(key: string | null) => void>()
  const open = (lang = 'en', systemWantsMore = createSnapshots(false)) => {
    const root: Root = { lang, dataset: {} }
    const i18n = createI18n('en')
    let own: (key: string | null) => void = () => {}
    const storage = {
      getItem: (key: string) => kept[key] ?? null,
      setItem(key: string, value: string) {
        kept[key] = value
        // As the browser has it: every tab hears of it but the one that did it.
        for (const tab of tabs) if (tab !== own) tab(key)
      },
      onChanged(listener: (key: string | null) => void) {
        own = listener
        tabs.add(listener)
        return () => tabs.delete(listener)
      },
    }
    return { root, i18n, systemWantsMore, model: createPreferencesModel(storage, root, i18n, systemWantsMore) }
  }
  return { kept, tabs, open }
}

const first = {
  theme: 'system',
  contrast: 'system',
  density: 'comfortable',
  textSize: 'usual',
  sendKey: 'enter',
  characterKeys: 'on',
  notifications: 'off',
  notificationText: 'hidden',
}

describe('preferences', () => {
  it('begin with what the page was painted with and what was kept', () => {
    const { model, i18n } = browser({ 'warifu.theme': 'dark', 'warifu.sendKey': 'mod-enter' }).open('ja')
    expect(model.snapshot()).toEqual({ ...first, language: 'ja', theme: 'dark', sendKey: 'mod-enter' })
    expect(i18n.locale).toBe('ja')
  })

  it('change the language at once and remember it', () => {
    const { open, kept } = browser()
    const { model, i18n, root } = open()
    model.speak('ja')
    expect(i18n.locale).toBe('ja')
    expect(root.lang).toBe('ja')
    expect(kept['warifu.language']).toBe('ja')
  })

  it('put a theme on and take it off again for the system’s', () => {
    const { open, kept } = browser()
    const { model, root } = open()
    model.choose('theme', 'dark')
    expect(root.dataset['theme']).toBe('dark')
    model.choose('theme', 'system')
    expect(root.dataset).toEqual({})
    expect(kept['warifu.theme']).toBe('system')
  })

  it('are strong where the system asks for it, unless somebody chose otherwise', () => {
    const systemWantsMore = createSnapshots(true)
    const { model, root } = browser().open('en', systemWantsMore)
    expect(root.dataset['contrast']).toBe('more')
    systemWantsMore.set(false)
    expect(root.dataset['contrast']).toBeUndefined()
    model.choose('contrast', 'more')
    expect(root.dataset['contrast']).toBe('more')
    model.choose('contrast', 'usual')
    systemWantsMore.set(true)
    expect(root.dataset['contrast']).toBeUndefined()
  })

  it('are the same in every tab', () => {
    const { open } = browser()
    const [here, there] = [open(), open()]
    here.model.choose('density', 'compact')
    here.model.choose('textSize', 'larger')
    here.model.speak('ja')
    expect(there.model.snapshot()).toEqual(here.model.snapshot())
    expect(there.root).toEqual({ lang: 'ja', dataset: { density: 'compact', textSize: 'larger' } })
    expect(there.i18n.locale).toBe('ja')
  })

  it('stay as they are when a tab keeps something else, and begin anew when everything was cleared', () => {
    const { open, kept, tabs } = browser({ 'warifu.theme': 'dark' })
    const { model } = open()
    delete kept['warifu.theme']
    for (const tab of tabs) tab('other')
    expect(model.snapshot().theme).toBe('dark')
    for (const tab of tabs) tab(null)
    expect(model.snapshot().theme).toBe('system')
  })

  it('take nothing strange from storage', () => {
    expect(browser({ 'warifu.theme': 'blinking' }).open().model.snapshot().theme).toBe('system')
  })

  it('work where storage is forbidden', () => {
    const forbidden = () => {
      throw new Error('forbidden')
    }
    const root: Root = { lang: 'ja', dataset: {} }
    const storage = { getItem: forbidden, setItem: forbidden, onChanged: () => () => {} }
    const model = createPreferencesModel(storage, root, createI18n('en'), createSnapshots(false))
    model.choose('theme', 'light')
    expect(model.snapshot()).toEqual({ ...first, language: 'ja', theme: 'light' })
  })
})

describe('the first paint', () => {
  const script = readFileSync(fileURLToPath(new URL('../../public/appearance.js', import.meta.url)), 'utf8')

  /** What `appearance.js` makes of the root, before there is an application. */
  function painted(kept: Record<string, string>, language: string, systemWantsMore: boolean): Root {
    const root: Root = { lang: '', dataset: {} }
    runInNewContext(script, {
      localStorage: { getItem: (key: string) => kept[key] ?? null },
      document: { documentElement: root },
      navigator: { language },
      matchMedia: (query: string) => ({ matches: query === '(prefers-contrast: more)' && systemWantsMore }),
    })
    return root
  }

  it('is the same as what the application makes of it: nothing flashes', () => {
    let compared = 0
    for (const theme of [...choices.theme, 'blinking'])
      for (const contrast of choices.contrast)
        for (const density of choices.density)
          for (const textSize of choices.textSize)
            for (const systemWantsMore of [false, true]) {
              const kept = {
                'warifu.theme': theme,
                'warifu.contrast': contrast,
                'warifu.density': density,
                'warifu.textSize': textSize,
              }
              const { root } = browser(kept).open('en', createSnapshots(systemWantsMore))
              expect(painted(kept, 'en', systemWantsMore)).toEqual(root)
              compared += 1
            }
    expect(compared).toBe(144)
  })

  it('speaks the language that was chosen, else the browser’s where we speak it', () => {
    expect(painted({}, 'ja-JP', false).lang).toBe('ja')
    expect(painted({}, 'fr', false).lang).toBe('en')
    expect(painted({ 'warifu.language': 'en' }, 'ja', false).lang).toBe('en')
    expect(painted({ 'warifu.language': 'ja' }, 'en', false).lang).toBe('ja')
  })

  it('happens where storage is forbidden', () => {
    const root: Root = { lang: '', dataset: {} }
    runInNewContext(script, {
      get localStorage(): never {
        throw new Error('forbidden')
      },
      document: { documentElement: root },
      navigator: { language: 'en' },
      matchMedia: () => ({ matches: false }),
    })
    expect(root).toEqual({ lang: 'en', dataset: {} })
  })
})
