import type { RoomId } from '@warifu/client'
import { useEffect, useRef } from 'react'
import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { Caps } from '../keys/caps.tsx'
import { rowOf } from '../keys/key-table.ts'
import { Icon } from '../parts/icon.tsx'
import type { RoomList } from '../room-list/room-list.model.ts'
import { RoomListNav } from '../room-list/room-list.tsx'
import { TallySeal } from '../seal/tally-seal.tsx'
import type { ShellDialog } from './shell-dialog.ts'
import css from './sidebar.module.css'

/** The workspace, the way to anything in it, and its rooms. */
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
  const { platform } = chat.keys
  const [chord] = rowOf('palette').chords[platform]
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
      <div className={css['head']}>
        <Heading ref={heading} tabIndex={-1} className={css['workspace']}>
          <TallySeal state="joined">
            {say('product.name')} <bdi className={css['name']}>{chat.session.workspace.name}</bdi>
          </TallySeal>
        </Heading>
        <button
          type="button"
          className={css['find']}
          onClick={() => {
            onOpen('palette')
          }}
        >
          <Icon name="search" />
          <span className={css['find-words']}>{say('palette.open')}</span>
          {chord === undefined ? null : (
            <span className={css['keys']} aria-hidden="true">
              <Caps chord={chord} platform={platform} />
            </span>
          )}
        </button>
      </div>
      <div className={css['list']}>
        <RoomListNav chat={chat} list={list} present={present} level={isMain ? 2 : 3} onOpen={onOpen} />
      </div>
    </div>
  )
}
