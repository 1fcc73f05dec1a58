import { useSay } from '../i18n/use-say.ts'
import type { Platform } from '../keys/chord.ts'
import { Choice } from '../parts/choice.tsx'
import { Switch } from '../parts/switch.tsx'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import css from './settings.module.css'

/** Which key sends, and which keys are shortcuts. */
export function WritingPart({ model, platform }: { readonly model: PreferencesModel; readonly platform: Platform }) {
  const say = useSay()
  const { sendKey, characterKeys } = useSnapshot(model)
  const mod = platform === 'mac' ? '⌘' : 'Ctrl'
  return (
    <>
      <Choice
        legend={say('preferences.send-key')}
        options={[
          {
            value: 'enter',
            label: say('preferences.send-key.enter'),
            note: say('preferences.send-key.enter.note'),
          },
          {
            value: 'mod-enter',
            label: say('preferences.send-key.mod', { mod }),
            note: say('preferences.send-key.mod.note'),
          },
        ]}
        value={sendKey}
        onChoose={(value) => {
          model.choose('sendKey', value)
        }}
      />
      <p className={css['note']}>{say('preferences.send-key.note')}</p>
      <Switch
        label={say('preferences.character-keys')}
        note={say('preferences.character-keys.note')}
        on={characterKeys === 'on'}
        onTurn={(on) => {
          model.choose('characterKeys', on ? 'on' : 'off')
        }}
      />
    </>
  )
}
