import type { RoomId } from '@warifu/client'
import { useDeferredValue, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { ChatModels } from '../chat.model.ts'
import { belongsToInputMethod } from '../composer/keys.ts'
import { useSay } from '../i18n/use-say.ts'
import { means } from '../keys/key-table.ts'
import { useKeys } from '../keys/use-key.ts'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import { roved } from '../parts/roving.ts'
import { Trouble } from '../parts/trouble.tsx'
import { joinedOf } from '../room-list/room-list.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { findItems, type Command, type PaletteItem } from './palette-items.ts'
import { PaletteOption } from './palette-option.tsx'
import css from './palette.module.css'

/** One field over rooms, people and commands. The focus stays in the field; arrows move through what it found (ARIA practices, combobox). */
export function Palette({
  chat,
  commands,
  onRoom,
  onClose,
}: {
  readonly chat: ChatModels
  readonly commands: readonly Command[]
  readonly onRoom: (roomId: RoomId) => void
  readonly onClose: () => void
}) {
  const say = useSay()
  const { platform } = useKeys()
  const list = useSnapshot(chat.roomList)
  const unread = useSnapshot(chat.unread)
  const recents = useSnapshot(chat.recents)
  const people = useSnapshot(chat.people)
  const [direct] = useState(chat.newDirect)
  const opening = useSnapshot(direct)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const listId = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const options = useRef<HTMLUListElement>(null)

  const me = chat.session.account.accountId
  const sought = useDeferredValue(typed)
  const there = useMemo(
    () => ({ rooms: joinedOf(list), unread, recents, people, me, commands }),
    [list, unread, recents, people, me, commands],
  )
  const items = useMemo(() => findItems(sought, there), [sought, there])
  const index = Math.min(active, items.length - 1)

  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  useLayoutEffect(() => {
    options.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [index, items])

  const choose = async (item: PaletteItem) => {
    if (item.kind === 'room') onRoom(item.room.roomId)
    else if (item.kind === 'command') item.command.run()
    else {
      const roomId = await direct.open(item.person.accountId)
      // Who closed the palette meanwhile stays where they are.
      if (roomId !== null && dialog.current !== null) onRoom(roomId)
    }
  }

  const press = (event: KeyboardEvent) => {
    const { key, repeat, altKey, ctrlKey, metaKey, shiftKey } = event
    // The input method's own list has these keys while it converts.
    if (belongsToInputMethod(event.nativeEvent)) {
      if (key === 'Escape') event.preventDefault()
      return
    }
    // Held down, the keys that opened the palette do not close it again.
    if (means(event.nativeEvent, 'palette', platform)) {
      event.preventDefault()
      if (!repeat) onClose()
      return
    }
    if (altKey || ctrlKey || metaKey || shiftKey) return
    const next = key.startsWith('Arrow') ? roved('column', key, index, items.length) : null
    if (next === null && key !== 'Enter') return
    event.preventDefault()
    if (next !== null) setActive(next)
    else if (!repeat) enter()
  }
  const enter = () => {
    // Whoever types fast and presses Enter means what they typed, also where the list has not followed yet.
    const chosen = sought === typed ? items[index] : findItems(typed, there)[0]
    if (chosen !== undefined) void choose(chosen)
  }

  return (
    <dialog
      ref={dialog}
      className={css['palette']}
      aria-label={say('palette.title')}
      onClose={onClose}
      onClick={(event) => {
        // What lies around the palette is the dialog's own backdrop.
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={css['field']}>
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          className={css['input']}
          aria-label={say('palette.field')}
          placeholder={say('palette.field')}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-activedescendant={items.length > 0 ? optionId(listId, index) : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="go"
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            setActive(0)
          }}
          onKeyDown={press}
        />
      </div>
      {opening.state === 'refused' ? <Trouble error={opening.error} /> : null}
      <ul ref={options} id={listId} role="listbox" className={css['list']} aria-label={say('palette.found')}>
        {items.map((item, at) => (
          <PaletteOption
            key={item.key}
            id={optionId(listId, at)}
            item={item}
            active={at === index}
            busy={opening.state === 'busy' && opening.accountId === item.key}
            platform={platform}
            onPoint={() => {
              setActive(at)
            }}
            onChoose={() => void choose(item)}
          />
        ))}
      </ul>
      {items.length === 0 ? <p className={css['none']}>{say('palette.none')}</p> : null}
      <div role="status">
        <Hidden>{typed === '' ? null : say('palette.count', { count: items.length })}</Hidden>
      </div>
    </dialog>
  )
}

const optionId = (listId: string, index: number): string => `${listId}${index}`
