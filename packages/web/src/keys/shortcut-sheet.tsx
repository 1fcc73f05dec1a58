import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Caps } from './caps.tsx'
import { keyTable, type KeyPlace, type KeyRow } from './key-table.ts'
import css from './shortcut-sheet.module.css'
import { useKeys } from './use-key.ts'

const places: readonly { readonly where: KeyPlace; readonly words: MessageId }[] = [
  { where: 'everywhere', words: 'keys.where.everywhere' },
  { where: 'composer', words: 'keys.where.composer' },
  { where: 'message', words: 'keys.where.message' },
]

/** Every shortcut, as the table has it. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const { platform } = useKeys()
  const rows: readonly KeyRow[] = keyTable
  return (
    <Dialog title={say('keys.title')} onClose={onClose}>
      {places.map(({ where, words }) => {
        const here = rows.filter((row) => row.where === where)
        return here.length === 0 ? null : (
          <section key={where}>
            <h3 className={css['part']}>{say(words)}</h3>
            <dl className={css['list']}>
              {here.map((row) => (
                <div key={row.id} className={css['row']}>
                  <dt>{say(row.words)}</dt>
                  <dd className={css['keys']}>
                    {row.chords[platform].map((chord) => (
                      <Caps key={chord} chord={chord} platform={platform} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </Dialog>
  )
}
