import type { Room } from '@warifu/client'
import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Field } from '../parts/field.tsx'
import form from '../parts/form.module.css'
import { SidePanel } from '../parts/side-panel.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { chosenVisibility, type RoomSettingsModel, type RoomWish } from './room-settings.model.ts'
import css from './room-settings-panel.module.css'

/** What the room is called, what it is for and who finds it. Who is no moderator reads it. */
export function RoomSettingsPanel({
  model,
  room,
  onClose,
}: {
  readonly model: RoomSettingsModel
  readonly room: Room
  readonly onClose: () => void
}) {
  const say = useSay()
  const canChange = room.membership.state === 'member' && room.membership.role === 'moderator'
  return (
    <SidePanel title={say('room-settings.title')} onClose={onClose}>
      {canChange && room.visibility !== 'direct' ? (
        // Another's change begins the form anew, rather than being overwritten unseen.
        <RoomForm key={`${room.name} ${room.purpose} ${room.visibility}`} model={model} room={room} />
      ) : (
        <RoomFacts room={room} />
      )}
    </SidePanel>
  )
}

function RoomForm({ model, room }: { readonly model: RoomSettingsModel; readonly room: Room }) {
  const say = useSay()
  const snapshot = useSnapshot(model)
  const [wish, setWish] = useState<RoomWish>({
    name: room.name,
    purpose: room.purpose,
    visibility: chosenVisibility(room),
  })
  const fault = snapshot.state === 'wrong' ? snapshot.fault : null
  return (
    <form
      className={form['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void model.keep(wish)
      }}
    >
      <Field
        label={say('create-room.name')}
        fault={fault === 'name-unusable' ? say('name.unusable') : null}
        autoComplete="off"
        value={wish.name}
        onChange={(event) => {
          setWish({ ...wish, name: event.currentTarget.value })
        }}
      />
      <Field
        label={say('room-settings.purpose')}
        hint={say('room-settings.purpose.hint')}
        fault={fault === 'purpose-unusable' ? say('room-settings.purpose.unusable') : null}
        autoComplete="off"
        value={wish.purpose}
        onChange={(event) => {
          setWish({ ...wish, purpose: event.currentTarget.value })
        }}
      />
      <Choice
        legend={say('create-room.visibility')}
        options={[
          { value: 'public', label: say('create-room.public'), note: say('create-room.public.note') },
          { value: 'private', label: say('create-room.private'), note: say('create-room.private.note') },
        ]}
        value={wish.visibility}
        onChoose={(visibility) => {
          setWish({ ...wish, visibility })
        }}
      />
      {room.visibility === 'private' && wish.visibility === 'public' ? (
        <p className={css['warning']} role="status">
          {say('room-settings.opening')}
        </p>
      ) : null}
      {snapshot.state === 'refused' ? <Trouble error={snapshot.error} /> : null}
      <div className={form['actions']}>
        <Button kind="primary" type="submit" busy={snapshot.state === 'busy'}>
          {say('room-settings.keep')}
        </Button>
        <span role="status">{snapshot.state === 'kept' ? say('room-settings.kept') : null}</span>
      </div>
    </form>
  )
}

function RoomFacts({ room }: { readonly room: Room }) {
  const say = useSay()
  return (
    <dl className={css['facts']}>
      <dt>{say('create-room.name')}</dt>
      <dd>
        <bdi>{room.name}</bdi>
      </dd>
      {room.visibility === 'direct' ? null : (
        <>
          <dt>{say('room-settings.purpose')}</dt>
          <dd>{room.purpose === '' ? say('room-settings.purpose.none') : <bdi>{room.purpose}</bdi>}</dd>
        </>
      )}
      <dt>{say('create-room.visibility')}</dt>
      <dd>{say(VISIBILITY_NOTES[room.visibility])}</dd>
    </dl>
  )
}

const VISIBILITY_NOTES = {
  public: 'create-room.public.note',
  private: 'create-room.private.note',
  direct: 'room-settings.direct.note',
} as const
