import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Choice } from '../parts/choice.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import css from './preferences-form.module.css'
import { themes, type PreferencesModel, type Theme } from './preferences.model.ts'

const themeNames: Readonly<Record<Theme, MessageId>> = {
  system: 'preferences.theme.system',
  light: 'preferences.theme.light',
  dark: 'preferences.theme.dark',
}

/** Language and theme. */
export function PreferencesForm({ model }: { readonly model: PreferencesModel }) {
  const say = useSay()
  const { language, theme } = useSnapshot(model)
  return (
    <div className={css['preferences']}>
      <Choice
        legend={say('preferences.language')}
        // Each language is named in itself, so that it is found by those who cannot read the present one.
        options={[
          { value: 'ja', label: say('preferences.language.ja'), lang: 'ja' },
          { value: 'en', label: say('preferences.language.en'), lang: 'en' },
        ]}
        value={language}
        onChoose={model.speak}
      />
      <Choice
        legend={say('preferences.theme')}
        options={themes.map((value) => ({ value, label: say(themeNames[value]) }))}
        value={theme}
        onChoose={model.wear}
      />
    </div>
  )
}
