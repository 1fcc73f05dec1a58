import type { WorkspaceRole } from '@warifu/client'
import { useState } from 'react'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Choice } from '../parts/choice.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import form from '../parts/form.module.css'
import { Icon } from '../parts/icon.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { ColleagueModel, ColleagueSnapshot } from './colleague.model.ts'
import css from './colleague-dialog.module.css'
import { QrCode } from './qr-code.tsx'

/** An operator invites a colleague to the workspace: a link for one use. */
export function ColleagueDialog({
  newModel,
  onClose,
}: {
  readonly newModel: () => ColleagueModel
  readonly onClose: () => void
}) {
  const say = useSay()
  const [model] = useState(newModel)
  const snapshot = useSnapshot(model)
  return (
    <Dialog title={say('colleague.title')} onClose={onClose}>
      {snapshot.state === 'made' ? (
        <Made model={model} snapshot={snapshot} />
      ) : (
        <Asked model={model} snapshot={snapshot} />
      )}
    </Dialog>
  )
}

function Asked({
  model,
  snapshot,
}: {
  readonly model: ColleagueModel
  readonly snapshot: Exclude<ColleagueSnapshot, { state: 'made' }>
}) {
  const say = useSay()
  const [name, setName] = useState('')
  const [role, setRole] = useState<WorkspaceRole>('member')
  return (
    <form
      className={form['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void model.submit(name, role)
      }}
    >
      <p className={form['lead']}>{say('colleague.lead')}</p>
      <Field
        label={say('colleague.name')}
        hint={say('colleague.name.hint')}
        fault={snapshot.state === 'name-unusable' ? say('name.unusable') : null}
        autoComplete="off"
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value)
        }}
      />
      <Choice
        legend={say('colleague.role')}
        options={[
          { value: 'member', label: say('role.member'), note: say('role.member.note') },
          { value: 'operator', label: say('role.operator'), note: say('role.operator.note') },
        ]}
        value={role}
        onChoose={setRole}
      />
      {snapshot.state === 'refused' ? <Trouble {...snapshot.refused} /> : null}
      <div className={form['actions']} data-end="true">
        <Button kind="primary" type="submit" busy={snapshot.state === 'busy'}>
          {say('colleague.submit')}
        </Button>
      </div>
    </form>
  )
}

function Made({
  model,
  snapshot,
}: {
  readonly model: ColleagueModel
  readonly snapshot: Extract<ColleagueSnapshot, { state: 'made' }>
}) {
  const say = useSay()
  const language = useLanguage()
  const { invitation, copied } = snapshot
  return (
    <div className={form['form']}>
      <p>{say('colleague.made', { until: dates[language].moment(invitation.expiresAt) })}</p>
      <Field
        label={say('colleague.link')}
        readOnly
        autoFocus
        value={invitation.url}
        onFocus={(event) => {
          event.currentTarget.select()
        }}
        aid={
          <Button kind="quiet" onClick={() => void model.copy()}>
            <Icon name="copy" />
            {say('colleague.copy')}
          </Button>
        }
        hint={
          <span role="status">
            {copied === 'yes' ? say('colleague.copied') : null}
            {copied === 'failed' ? say('colleague.copy-failed') : null}
          </span>
        }
      />
      <div className={css['code']}>
        <QrCode text={invitation.url} label={say('colleague.qr')} />
      </div>
      <div className={form['actions']} data-end="true">
        <Button kind="plain" onClick={model.another}>
          {say('colleague.another')}
        </Button>
      </div>
    </div>
  )
}
