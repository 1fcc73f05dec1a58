import type { Privacy } from '@warifu/client'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Skeleton } from '../parts/skeleton.tsx'
import { Switch } from '../parts/switch.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { PrivacyModel } from './privacy.model.ts'
import css from './settings.module.css'

const parts: readonly { readonly part: keyof Privacy; readonly label: MessageId; readonly note: MessageId }[] = [
  { part: 'typing', label: 'privacy.typing', note: 'privacy.typing.note' },
  { part: 'presence', label: 'privacy.presence', note: 'privacy.presence.note' },
  { part: 'receipts', label: 'privacy.receipts', note: 'privacy.receipts.note' },
]

/** What others are shown of oneself. Each is symmetric: who does not show it is not shown it. */
export function PrivacyPart({ model }: { readonly model: PrivacyModel }) {
  const say = useSay()
  const { shown, refused } = useSnapshot(model)
  return (
    <>
      <p className={css['note']}>{say('privacy.lead')}</p>
      {shown === null ? (
        <Skeleton label={say('privacy.loading')} rows={3} />
      ) : (
        parts.map(({ part, label, note }) => (
          <Switch
            key={part}
            label={say(label)}
            note={say(note)}
            on={shown[part]}
            onTurn={(on) => void model.show(part, on)}
          />
        ))
      )}
      {refused === null ? null : <Trouble error={refused} />}
    </>
  )
}
