import { useSay } from '../i18n/use-say.ts'
import { Choice } from '../parts/choice.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { LanguageChoice } from './language-choice.tsx'
import css from './preferences-form.module.css'
import type { PreferencesModel } from './preferences.model.ts'
import { themeNames } from './theme-names.ts'
import { choices } from './choices.ts'

/** Language and theme: what somebody may need before they are signed in. */
export function PreferencesForm({ model }: { readonly model: PreferencesModel }) {
  const say = useSay()
  const { theme } = useSnapshot(model)
  return (
    <div className={css['preferences']}>
      <LanguageChoice model={model} />
      <Choice
        legend={say('preferences.theme')}
        options={choices.theme.map((value) => ({ value, label: say(themeNames[value]) }))}
        value={theme}
        onChoose={(value) => {
          model.choose('theme', value)
        }}
      />
    </div>
  )
}
