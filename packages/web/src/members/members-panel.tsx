import type { Account, AccountId, Room } from '@warifu/client'
import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import form from '../parts/form.module.css'
import { SidePanel } from '../parts/side-panel.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import type { Presence } from '../people/presence.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { InvitePeople } from './invite-people.tsx'
import { MemberLine } from './member-line.tsx'
import type { Leaving, MembersModel } from './members.model.ts'
import css from './members-panel.module.css'

/** Who is in the room, who could be invited, and the way out. */
export function MembersPanel({
  model,
  room,
  me,
  presenceOf,
  onMessage,
  onClose,
}: {
  readonly model: MembersModel
  readonly room: Room
  readonly me: Account
  readonly presenceOf: (accountId: AccountId) => Presence
  /** Somebody is to be written to alone. */
  readonly onMessage: (accountId: AccountId) => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const snapshot = useSnapshot(model)
  useEffect(() => model.start(), [model])
  const moderates = room.membership.state === 'member' && room.membership.role === 'moderator'
  const direct = room.visibility === 'direct'
  return (
    <SidePanel title={say('members.title')} onClose={onClose}>
      {snapshot.state === 'loading' ? <Skeleton label={say('members.loading')} rows={4} /> : null}
      {snapshot.state === 'failed' ? (
        <Trouble
          error={snapshot.error}
          action={
            <Button kind="plain" onClick={model.load}>
              {say('retry')}
            </Button>
          }
        />
      ) : null}
      {snapshot.state === 'ready' ? (
        <div className={css['parts']}>
          <ul className={css['list']}>
            {snapshot.members.map((member) => (
              <MemberLine
                key={member.accountId}
                member={member}
                own={member.accountId === me.accountId}
                model={model}
                removing={snapshot.removing}
                canRemove={moderates && !direct}
                presence={presenceOf(member.accountId)}
                onMessage={() => {
                  onMessage(member.accountId)
                }}
              />
            ))}
          </ul>
          {direct ? null : (
            <>
              <InvitePeople
                others={snapshot.others}
                invited={snapshot.invited}
                onInvite={(id) => void model.invite(id)}
              />
              <LeaveRoom model={model} room={room} leaving={snapshot.leaving} />
            </>
          )}
        </div>
      ) : null}
    </SidePanel>
  )
}

function LeaveRoom({
  model,
  room,
  leaving,
}: {
  readonly model: MembersModel
  readonly room: Room
  readonly leaving: Leaving
}) {
  const say = useSay()
  const [, navigate] = useLocation()
  const [asking, setAsking] = useState(false)
  const leave = async () => {
    if (await model.leave()) navigate('/')
    else setAsking(false)
  }
  return (
    <div className={css['leave']}>
      {leaving.state === 'refused' ? <Trouble error={leaving.error} /> : null}
      <Button
        kind="danger"
        onClick={() => {
          setAsking(true)
        }}
      >
        {say('members.leave')}
      </Button>
      {asking ? (
        <Dialog
          title={say('members.leave.title')}
          onClose={() => {
            setAsking(false)
          }}
        >
          <p>
            <Words
              id={room.visibility === 'private' ? 'members.leave.private' : 'members.leave.public'}
              values={{ room: <bdi>{room.name}</bdi> }}
            />
          </p>
          <div className={form['actions']} data-end="true">
            <Button
              kind="plain"
              onClick={() => {
                setAsking(false)
              }}
            >
              {say('cancel')}
            </Button>
            <Button kind="danger" busy={leaving.state === 'busy'} onClick={() => void leave()}>
              {say('members.leave.do')}
            </Button>
          </div>
        </Dialog>
      ) : null}
    </div>
  )
}
