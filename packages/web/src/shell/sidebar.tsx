import type { RoomId } from '@warifu/client'
import { useEffect, useRef } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import type { RoomList } from '../room-list/room-list.model.ts'
import { RoomListNav } from '../room-list/room-list.tsx'
import { TallySeal } from '../seal/tally-seal.tsx'
import type { ShellDialog } from './shell-dialog.ts'
import css from './sidebar.module.css'

/** The workspace and its rooms. */
export function Sidebar({
  workspace,
  list,
  present,
  isMain,
  onOpen,
}: {
  readonly workspace: string
  readonly list: RoomList
  readonly present: RoomId | null
  readonly isMain: boolean
  readonly onOpen: (dialog: ShellDialog) => void
}) {
  const say = useSay()
  const Heading = isMain ? 'h1' : 'h2'
  const heading = useRef<HTMLHeadingElement>(null)
  const wasMain = useRef(isMain)
  useEffect(() => {
    // Who comes back from a room begins at the top of the list.
    if (isMain && !wasMain.current) heading.current?.focus()
    wasMain.current = isMain
  }, [isMain])
  return (
    <div className={css['sidebar']}>
      {isMain ? <title>{say('page.title', { title: workspace })}</title> : null}
      <div className={css['head']}>
        <Heading ref={heading} tabIndex={-1} className={css['workspace']}>
          <TallySeal state="joined">
            {say('product.name')} <bdi className={css['name']}>{workspace}</bdi>
          </TallySeal>
        </Heading>
      </div>
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
    </div>
  )
}
