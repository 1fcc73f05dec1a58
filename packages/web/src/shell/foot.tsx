import type { Account } from '@warifu/client'
import { useSay } from '../i18n/use-say.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import css from './foot.module.css'
import type { ShellDialog } from './shell-dialog.ts'

/** Below the list: what an operator does for colleagues, and one's own account. */
export function Foot({
  account,
  onOpen,
}: {
  readonly account: Account
  readonly onOpen: (dialog: ShellDialog) => void
}) {
  const say = useSay()
  return (
    <div className={css['foot']}>
      {account.role === 'operator' ? (
        <Button
          kind="plain"
          onClick={() => {
            onOpen('colleague')
          }}
        >
          <Icon name="person" />
          {say('colleague.open')}
        </Button>
      ) : null}
      <div className={css['account']}>
        <Avatar name={account.name} />
        <bdi className={css['me']}>{account.name}</bdi>
        <IconButton
          icon="settings"
          label={say('account.open')}
          onClick={() => {
            onOpen('settings')
          }}
        />
      </div>
    </div>
  )
}
