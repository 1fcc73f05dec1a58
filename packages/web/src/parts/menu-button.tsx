import { useCallback, useState } from 'react'
import type { IconName } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { Menu, type MenuGroups } from './menu.tsx'
import type { Side } from './place.ts'

/** A button with a menu. ArrowDown opens it too. */
export function MenuButton({
  icon,
  label,
  side,
  groups,
}: {
  readonly icon: IconName
  readonly label: string
  readonly side: Side
  readonly groups: MenuGroups
}) {
  const [open, setOpen] = useState(false)
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const close = useCallback(() => {
    setOpen(false)
  }, [])
  return (
    <>
      <IconButton
        ref={setAnchor}
        icon={icon}
        label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => {
          setOpen(!open)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || open) return
          event.preventDefault()
          setOpen(true)
        }}
      />
      {open && anchor !== null ? (
        <Menu anchor={anchor} side={side} label={label} groups={groups} onClose={close} />
      ) : null}
    </>
  )
}
