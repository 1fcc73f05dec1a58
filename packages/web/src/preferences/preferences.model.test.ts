import { describe, expect, it } from 'vitest'
import { createI18n } from '../i18n/i18n.ts'
import { createPreferencesModel, type Root } from './preferences.model.ts'

function setUp(kept: Record<string, string> = {}, lang = 'en') {
  const root: Root = { lang, dataset: {} }
  const storage = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value
    },
  }
  const i18n = createI18n('en')
  return { root, kept, i18n, model: createPreferencesModel(storage, root, i18n) }
}

describe('preferences', () => {
  it('begin with what the page was painted with', () => {
    const { model, i18n } = setUp({ 'warifu.theme': 'dark' }, 'ja')
    expect(model.snapshot()).toEqual({ language: 'ja', theme: 'dark' })
    expect(i18n.locale).toBe('ja')
  })

  it('change the language at once and remember it', () => {
    const { model, i18n, root, kept } = setUp()
    model.speak('ja')
    expect(i18n.locale).toBe('ja')
    expect(root.lang).toBe('ja')
    expect(kept['warifu.language']).toBe('ja')
  })

  it('put a theme on and take it off again for the system’s', () => {
    const { model, root, kept } = setUp()
    model.wear('dark')
    expect(root.dataset['theme']).toBe('dark')
    model.wear('system')
    expect(root.dataset['theme']).toBeUndefined()
    expect(kept['warifu.theme']).toBe('system')
  })

  it('take nothing strange from storage', () => {
    expect(setUp({ 'warifu.theme': 'blinking' }).model.snapshot().theme).toBe('system')
  })

  it('work where storage is forbidden', () => {
    const forbidden = () => {
      throw new Error('forbidden')
    }
    const root: Root = { lang: 'ja', dataset: {} }
    const model = createPreferencesModel({ getItem: forbidden, setItem: forbidden }, root, createI18n('en'))
    model.wear('light')
    expect(model.snapshot()).toEqual({ language: 'ja', theme: 'light' })
  })
})
