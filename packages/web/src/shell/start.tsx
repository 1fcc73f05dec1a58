import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import type { RoomList } from '../room-list/room-list.model.ts'
import type { ShellDialog } from './shell-dialog.ts'
import css from './start.module.css'

/** Beside the list while no room is open: where to begin. */
export function Start({ list, onOpen }: { readonly list: RoomList; readonly onOpen: (dialog: ShellDialog) => void }) {
  const say = useSay()
  if (list.state === 'loading') return null
  const empty = list.joined.length === 0 && list.invited.length === 0
  return (
    <section className={css['start']} aria-label={say('start.label')}>
      <h2 className={css['title']}>{say(empty ? 'start.empty.title' : 'start.title')}</h2>
      <p className={css['text']}>{say(empty ? 'start.empty.text' : 'start.text')}</p>
      {empty ? (
        <div className={css['actions']}>
          <Button
            kind="primary"
            onClick={() => {
              onOpen('create-room')
            }}
          >
            <Icon name="plus" />
            {say('rooms.create')}
          </Button>
          <Button
            kind="plain"
            onClick={() => {
              onOpen('browse')
            }}
          >
            <Icon name="search" />
            {say('rooms.browse')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
