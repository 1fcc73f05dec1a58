import css from './icon.module.css'

/** Drawn in a 16 by 16 field, in strokes of 1.5. */
const drawings = {
  back: 'M9.5 3 4.5 8l5 5M4.5 8H13',
  close: 'm4 4 8 8M12 4l-8 8',
  copy: 'M6 6h7v7.5H6zM4 10H3V2.5h7V4',
  down: 'M8 3v9.5M4 8.5l4 4 4-4',
  invited: 'M3 4h10v8.5H3zM3 4.5 8 9l5-4.5',
  members:
    'M6 8a2.25 2.25 0 1 0 0-4.5A2.25 2.25 0 0 0 6 8ZM2 13c0-2.2 1.8-3.5 4-3.5s4 1.3 4 3.5M10.5 3.6a2.25 2.25 0 0 1 0 4.3M11.5 9.7c1.6.4 2.5 1.6 2.5 3.3',
  open: 'M6.5 2.5 5 13.5M11 2.5 9.5 13.5M2.5 6h11M2.5 10h11',
  person: 'M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM3 14c0-2.8 2.2-4.25 5-4.25S13 11.2 13 14',
  plus: 'M8 3v10M3 8h10',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.5 10.5 14 14',
  closed: 'M3 13.5V6l5-3.5L13 6v7.5M6.5 13.5v-4h3v4M1.5 13.5h13',
  waiting: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.5V8l2.5 1.5',
  settings: 'M2.5 5h6M12 5h1.5M10.25 3v4M2.5 11H4M7.5 11h6M5.75 9v4',
  sent: 'm3 8.5 3.5 3.5L13 4.5',
  failed: 'M8 3.5v6M8 12v.8',
} as const

export type IconName = keyof typeof drawings

/** An icon of our own. It says nothing to a screen reader: words do. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={css['icon']} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={drawings[name]} />
    </svg>
  )
}
