import type { Room, RoomId } from '@warifu/client'
import { useState } from 'react'
import { needleOf, rankOf } from '../completion/fold-search.ts'
import { useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { JoiningModel, JoiningState } from '../room/joining.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import css from './browse-dialog.module.css'

/** From here on rooms are looked for rather than looked through. */
const SEARCH_FROM = 8

/** Public rooms that the account is not in. */
export function BrowseDialog({
  rooms,
  joining,
  onJoined,
  onClose,
}: {
  readonly rooms: readonly Room[]
  readonly joining: JoiningModel
  readonly onJoined: (roomId: RoomId) => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const states = useSnapshot(joining)
  const [sought, setSought] = useState('')
  const needle = needleOf(sought)
  const join = async (roomId: RoomId) => {
    if (await joining.join(roomId)) onJoined(roomId)
  }
  return (
    <Dialog title={say('browse.title')} onClose={onClose}>
      {rooms.length === 0 ? <p>{say('browse.none')}</p> : null}
      {rooms.length >= SEARCH_FROM ? (
        <Field
          label={say('browse.search')}
          type="search"
          value={sought}
          onChange={(event) => {
            setSought(event.currentTarget.value)
          }}
        />
      ) : null}
      <ul className={css['list']}>
        {rooms
          .filter(({ name, purpose }) => rankOf(needle, [name, purpose]) !== null)
          .map((room) => (
            <OpenRoom
              key={room.roomId}
              room={room}
              state={states.get(room.roomId)}
              onJoin={() => void join(room.roomId)}
            />
          ))}
      </ul>
    </Dialog>
  )
}

function OpenRoom({
  room,
  state,
  onJoin,
}: {
  readonly room: Room
  readonly state: JoiningState | undefined
  readonly onJoin: () => void
}) {
  const say = useSay()
  return (
    <li className={css['room']}>
      <Icon name="open" />
      <span className={css['name']}>
        <bdi>{room.name}</bdi>
        {room.purpose === '' ? null : <bdi className={css['note']}>{room.purpose}</bdi>}
        <span className={css['note']}>{say('browse.members', { count: room.members })}</span>
      </span>
      <Button kind="plain" busy={state?.state === 'busy'} onClick={onJoin}>
        <span aria-hidden="true">{say('room.join')}</span>
        <Hidden>
          <Words id="browse.join" values={{ room: <bdi>{room.name}</bdi> }} />
        </Hidden>
      </Button>
      {state?.state === 'refused' ? (
        <div className={css['trouble']}>
          <Trouble error={state.error} />
        </div>
      ) : null}
    </li>
  )
}
