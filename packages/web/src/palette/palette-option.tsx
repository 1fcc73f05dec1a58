import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Caps } from '../keys/caps.tsx'
import type { Platform } from '../keys/chord.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { UnreadBadges } from '../room-list/unread-badges.tsx'
import { iconOf } from '../room-list/room-icon.ts'
import type { PaletteItem } from './palette-items.ts'
import css from './palette.module.css'

/** One thing that was found: what it is called, and what it is. */
export function PaletteOption({
  id,
  item,
  active,
  busy,
  platform,
  onPoint,
  onChoose,
}: {
  readonly id: string
  readonly item: PaletteItem
  readonly active: boolean
  readonly busy: boolean
  readonly platform: Platform
  readonly onPoint: () => void
  readonly onChoose: () => void
}) {
  const say = useSay()
  const { icon, name, reading, kind } = facts(item)
  return (
    <li
      id={id}
      role="option"
      className={css['option']}
      aria-selected={active}
      aria-busy={busy}
      data-strong={item.kind === 'room' && item.standout.strong}
      onPointerMove={active ? undefined : onPoint}
      onPointerDown={(event) => {
        // The field keeps the focus.
        event.preventDefault()
      }}
      onClick={onChoose}
    >
      <Icon name={icon} />
      <span className={css['name']}>
        <bdi>{name}</bdi>
        {reading === null ? null : <bdi className={css['reading']}>{reading}</bdi>}
      </span>
      {item.kind === 'room' ? <UnreadBadges standout={item.standout} /> : null}
      {item.kind === 'command' && item.command.chord !== null ? (
        <Caps chord={item.command.chord} platform={platform} />
      ) : (
        <span className={css['kind']}>{say(kind)}</span>
      )}
    </li>
  )
}

type Facts = {
  readonly icon: IconName
  readonly name: string
  readonly reading: string | null
  readonly kind: MessageId
}

function facts(item: PaletteItem): Facts {
  switch (item.kind) {
    case 'room': {
      const { room } = item
      const kind = room.visibility === 'direct' ? 'palette.kind.direct' : 'palette.kind.room'
      return { icon: iconOf(room), name: room.name, reading: null, kind }
    }
    case 'person':
      return { icon: 'person', name: item.person.name, reading: item.person.reading, kind: 'palette.kind.person' }
    case 'command':
      return { icon: 'forward', name: item.command.label, reading: null, kind: 'palette.kind.command' }
  }
}
