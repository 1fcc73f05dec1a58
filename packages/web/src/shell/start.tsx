import { useSay } from '../i18n/use-say.ts'
import { Blank } from '../parts/blank.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import type { RoomList } from '../room-list/room-list.model.ts'
import type { ShellDialog } from './shell-dialog.ts'
import css from './start.module.css'

/** Beside the list while no room is open: where to begin. */
export function Start({ list, onOpen }: { readonly list: RoomList; readonly onOpen: (dialog: ShellDialog) => void }) {
  const say = useSay()
  if (list.state === 'loading') return null
  const empty = list.rooms.length + list.directs.length + list.invited.length === 0
  return (
    <section className={css['start']} aria-label={say('start.label')}>
      <Blank
        seal="joined"
        level={2}
        title={say(empty ? 'start.empty.title' : 'start.title')}
        text={<p>{say(empty ? 'start.empty.text' : 'start.text')}</p>}
        action={
          <>
            <Button
              kind={empty ? 'primary' : 'plain'}
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
              <Icon name="list" />
              {say('rooms.browse')}
            </Button>
            <Button
              kind="plain"
              onClick={() => {
                onOpen('people')
              }}
            >
              <Icon name="message" />
              {say('people.title')}
            </Button>
          </>
        }
      />
    </section>
  )
}
