import type { ErrorName } from '@warifu/client'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Dialog } from '../parts/dialog.tsx'
import { TabList } from '../parts/tab-list.tsx'
import { AccountPart } from './account-part.tsx'
import { AppearancePart } from './appearance-part.tsx'
import { NotificationsPart } from './notifications-part.tsx'
import { PrivacyPart } from './privacy-part.tsx'
import { WritingPart } from './writing-part.tsx'

/** One's own account, and how everything is at this browser. Each choice is in effect at once. */
export function SettingsDialog({
  chat,
  onSignOut,
  onClose,
}: {
  readonly chat: ChatModels
  readonly onSignOut: () => Promise<ErrorName | null>
  readonly onClose: () => void
}) {
  const say = useSay()
  return (
    <Dialog title={say('settings.title')} size="wide" onClose={onClose}>
      <TabList
        label={say('settings.title')}
        parts={[
          {
            id: 'account',
            icon: 'person',
            label: say('settings.account'),
            content: <AccountPart chat={chat} onSignOut={onSignOut} />,
          },
          {
            id: 'appearance',
            icon: 'settings',
            label: say('settings.appearance'),
            content: <AppearancePart model={chat.preferences} />,
          },
          {
            id: 'writing',
            icon: 'keyboard',
            label: say('settings.writing'),
            content: <WritingPart model={chat.preferences} platform={chat.keys.platform} />,
          },
          {
            id: 'notifications',
            icon: 'bell',
            label: say('settings.notifications'),
            content: <NotificationsPart model={chat.preferences} desktop={chat.desktop} />,
          },
          {
            id: 'privacy',
            icon: 'closed',
            label: say('settings.privacy'),
            content: <PrivacyPart model={chat.privacy} />,
          },
        ]}
      />
    </Dialog>
  )
}
