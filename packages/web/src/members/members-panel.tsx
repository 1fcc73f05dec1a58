import type { Account, Member, Room } from '@warifu/client'
import { useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import { Avatar } from '../parts/avatar.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import form from '../parts/form.module.css'
import { Icon } from '../parts/icon.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import { InvitePeople } from './invite-people.tsx'
import type { Leaving, MembersModel } from './members.model.ts'
import css from './members-panel.module.css'

/** Who is in the room, who could be invited, and the way out. */
export function MembersPanel({
  model,
  room,
  me,
}: {
  readonly model: MembersModel
  readonly room: Room
  readonly me: Account
}) {
  const say = useSay()
  const snapshot = useSnapshot(model)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => model.start(), [model])
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <aside className={css['panel']} aria-label={say('members.title')}>
      <div className={css['head']}>
        <h2 ref={heading} tabIndex={-1}>
          {say('members.title')}
        </h2>
        <Link href={`/rooms/${room.roomId}`} className={css['close']} aria-label={say('members.close')}>
          <Icon name="close" />
        </Link>
      </div>
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
        <>
          <ul className={css['list']}>
            {snapshot.members.map((member) => (
              <MemberLine key={member.accountId} member={member} own={member.accountId === me.accountId} />
            ))}
          </ul>
          <InvitePeople others={snapshot.others} invited={snapshot.invited} onInvite={(id) => void model.invite(id)} />
          <LeaveRoom model={model} room={room} leaving={snapshot.leaving} />
        </>
      ) : null}
    </aside>
  )
}

function MemberLine({ member, own }: { readonly member: Member; readonly own: boolean }) {
  const say = useSay()
  return (
    <li className={css['member']}>
      <Avatar name={member.name} />
      <span className={css['name']}>
        <bdi>{member.name}</bdi>
        {own ? <span className={css['note']}> {say('members.you')}</span> : null}
      </span>
      {member.role === 'moderator' ? <span className={css['note']}>{say('members.moderator')}</span> : null}
    </li>
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
