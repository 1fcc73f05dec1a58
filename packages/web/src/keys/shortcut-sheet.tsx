import type { SendKey } from '../composer/keys.ts'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Dialog } from '../parts/dialog.tsx'
import { Caps } from './caps.tsx'
import { chordsOf, keyTable, type KeyPlace, type KeyRow } from './key-table.ts'
import css from './shortcut-sheet.module.css'
import { useKeys } from './use-key.ts'

const places: readonly { readonly where: KeyPlace; readonly words: MessageId }[] = [
  { where: 'everywhere', words: 'keys.where.everywhere' },
  { where: 'composer', words: 'keys.where.composer' },
  { where: 'suggestions', words: 'keys.where.suggestions' },
  { where: 'message', words: 'keys.where.message' },
]

/** Every shortcut, as the table has it for somebody who sends with this key. */
export function ShortcutSheet({ sendKey, onClose }: { readonly sendKey: SendKey; readonly onClose: () => void }) {
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
                    {chordsOf(row, platform, sendKey).map((chord) => (
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
