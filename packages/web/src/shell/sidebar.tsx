import type { RoomId } from '@warifu/client'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Button } from '../parts/button.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import type { RoomList } from '../room-list/room-list.model.ts'
import { RoomListNav } from '../room-list/room-list.tsx'
import { TallySeal } from '../seal/tally-seal.tsx'
import type { ShellDialog } from './shell.tsx'
import css from './sidebar.module.css'

/** Workspace, rooms, and what can be done from anywhere. */
export function Sidebar({
  chat,
  list,
  present,
  isMain,
  onOpen,
}: {
  readonly chat: ChatModels
  readonly list: RoomList
  readonly present: RoomId | null
  readonly isMain: boolean
  readonly onOpen: (dialog: ShellDialog) => void
}) {
  const say = useSay()
  const { account, workspace } = chat.session
  const Heading = isMain ? 'h1' : 'h2'
  return (
    <div className={css['sidebar']}>
      {isMain ? <title>{say('page.title', { title: workspace.name })}</title> : null}
      <header className={css['head']}>
        <Heading className={css['workspace']}>
          <TallySeal state="joined">
            {say('product.name')} <bdi className={css['name']}>{workspace.name}</bdi>
          </TallySeal>
        </Heading>
      </header>
      <div className={css['tools']}>
        <span className={css['part']}>{say('rooms.title')}</span>
        <Button
          kind="quiet"
          aria-label={say('rooms.browse')}
          title={say('rooms.browse')}
          onClick={() => {
            onOpen('browse')
          }}
        >
          <Icon name="search" />
        </Button>
        <Button
          kind="quiet"
          aria-label={say('rooms.create')}
          title={say('rooms.create')}
          onClick={() => {
            onOpen('create-room')
          }}
        >
          <Icon name="plus" />
        </Button>
      </div>
      <div className={css['list']}>
        <RoomListNav list={list} present={present} />
      </div>
      <footer className={css['foot']}>
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
        <Button
          kind="quiet"
          onClick={() => {
            onOpen('account')
          }}
        >
          <Avatar name={account.name} />
          <bdi className={css['me']}>{account.name}</bdi>
          <Hidden>{say('account.open')}</Hidden>
        </Button>
      </footer>
    </div>
  )
}
