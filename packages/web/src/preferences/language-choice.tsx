import { useSay } from '../i18n/use-say.ts'
import { Choice } from '../parts/choice.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { PreferencesModel } from './preferences.model.ts'

/** Each language is named in itself, so that it is found by those who cannot read the present one. */
export function LanguageChoice({ model }: { readonly model: PreferencesModel }) {
  const say = useSay()
  const { language } = useSnapshot(model)
  return (
    <Choice
      legend={say('preferences.language')}
      options={[
        { value: 'ja', label: say('preferences.language.ja'), lang: 'ja' },
        { value: 'en', label: say('preferences.language.en'), lang: 'en' },
      ]}
      value={language}
      onChoose={model.speak}
    />
  )
}
