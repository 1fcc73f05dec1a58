import type { ChosenVisibility, RoomId } from '@warifu/client'
import { useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import form from '../parts/form.module.css'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { CreateRoomModel } from './create-room.model.ts'

export function CreateRoomDialog({
  newModel,
  onMade,
  onClose,
}: {
  readonly newModel: () => CreateRoomModel
  readonly onMade: (roomId: RoomId) => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const [model] = useState(newModel)
  const snapshot = useSnapshot(model)
  const [name, setName] = useState('')
  const [visibility, setVisibility] = useState<ChosenVisibility>('public')

  const submit = async () => {
    const roomId = await model.submit(name, visibility)
    if (roomId !== null) onMade(roomId)
  }

  return (
    <Dialog title={say('create-room.title')} onClose={onClose}>
      <form
        className={form['form']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Field
          label={say('create-room.name')}
          fault={snapshot.state === 'name-unusable' ? say('name.unusable') : null}
          autoComplete="off"
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value)
          }}
        />
        <Choice
          legend={say('create-room.visibility')}
          options={[
            { value: 'public', label: say('create-room.public'), note: say('create-room.public.note') },
            { value: 'private', label: say('create-room.private'), note: say('create-room.private.note') },
          ]}
          value={visibility}
          onChoose={setVisibility}
        />
        {snapshot.state === 'refused' ? <Trouble {...snapshot.refused} /> : null}
        <div className={form['actions']} data-end="true">
          <Button kind="plain" onClick={onClose}>
            {say('cancel')}
          </Button>
          <Button kind="primary" type="submit" busy={snapshot.state === 'busy'}>
            {say('create-room.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
