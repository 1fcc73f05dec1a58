import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import type { Desktop } from '../notify/desktop.ts'
import { Switch } from '../parts/switch.tsx'
import type { PreferencesModel } from '../preferences/preferences.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import css from './settings.module.css'

/** Whether the desktop tells of news, and how much of it. */
export function NotificationsPart({ model, desktop }: { readonly model: PreferencesModel; readonly desktop: Desktop }) {
  const say = useSay()
  const { notifications, notificationText } = useSnapshot(model)
  const [permission, setPermission] = useState(desktop.permission)
  const turn = async (on: boolean) => {
    // The browser asks its own question, once, and only where somebody has just wished for it.
    const answer = on && permission === 'default' ? await desktop.ask() : permission
    setPermission(answer)
    model.choose('notifications', on && answer === 'granted' ? 'on' : 'off')
  }
  return (
    <>
      <Switch
        label={say('preferences.notifications')}
        note={say('preferences.notifications.note')}
        on={notifications === 'on' && permission === 'granted'}
        onTurn={(on) => void turn(on)}
      />
      {permission === 'denied' ? (
        <p className={css['warning']} role="status">
          {say('preferences.notifications.denied')}
        </p>
      ) : null}
      <Switch
        label={say('preferences.notification-text')}
        note={say('preferences.notification-text.note')}
        on={notificationText === 'shown'}
        onTurn={(on) => {
          model.choose('notificationText', on ? 'shown' : 'hidden')
        }}
      />
      <p className={css['note']}>{say('preferences.notifications.rooms')}</p>
    </>
  )
}
