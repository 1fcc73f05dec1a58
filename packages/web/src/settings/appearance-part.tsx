import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Choice } from '../parts/choice.tsx'
import { valuesOf, type ChoiceName, type Choices } from '../preferences/choices.ts'
import { LanguageChoice } from '../preferences/language-choice.tsx'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { themeNames } from '../preferences/theme-names.ts'
import { useSnapshot } from '../use-snapshot.ts'

const contrastNames: Readonly<Record<Choices['contrast'], MessageId>> = {
  system: 'preferences.contrast.system',
  more: 'preferences.contrast.more',
  usual: 'preferences.contrast.usual',
}
const densityNames: Readonly<Record<Choices['density'], MessageId>> = {
  comfortable: 'preferences.density.comfortable',
  compact: 'preferences.density.compact',
}
const sizeNames: Readonly<Record<Choices['textSize'], MessageId>> = {
  usual: 'preferences.text-size.usual',
  large: 'preferences.text-size.large',
  larger: 'preferences.text-size.larger',
}

/** Language and looks. */
export function AppearancePart({ model }: { readonly model: PreferencesModel }) {
  return (
    <>
      <LanguageChoice model={model} />
      <PreferenceChoice model={model} name="theme" words="preferences.theme" names={themeNames} />
      <PreferenceChoice model={model} name="contrast" words="preferences.contrast" names={contrastNames} />
      <PreferenceChoice model={model} name="density" words="preferences.density" names={densityNames} />
      <PreferenceChoice model={model} name="textSize" words="preferences.text-size" names={sizeNames} />
    </>
  )
}

function PreferenceChoice<Name extends ChoiceName>({
  model,
  name,
  words,
  names,
}: {
  readonly model: PreferencesModel
  readonly name: Name
  readonly words: MessageId
  readonly names: Readonly<Record<Choices[Name], MessageId>>
}) {
  const say = useSay()
  return (
    <Choice
      legend={say(words)}
      options={valuesOf[name].map((value) => ({ value, label: say(names[value]) }))}
      value={useSnapshot(model)[name]}
      onChoose={(value) => {
        model.choose(name, value)
      }}
    />
  )
}
