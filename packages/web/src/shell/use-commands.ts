import { useLingui } from '@lingui/react'
import { useMemo } from 'react'
import type { ChatModels } from '../chat.model.ts'
import { sayIn, type MessageId } from '../i18n/i18n.ts'
import { keyTable } from '../keys/key-table.ts'
import type { Command } from '../palette/palette-items.ts'
import type { ShellDialog } from './shell-dialog.ts'
import { openDialog, type Whereabouts } from './use-whereabouts.ts'

/** What has a button and no shortcut. */
const dialogs: readonly { readonly dialog: ShellDialog; readonly words: MessageId; readonly operator: boolean }[] = [
  { dialog: 'create-room', words: 'rooms.create', operator: false },
  { dialog: 'browse', words: 'rooms.browse', operator: false },
  { dialog: 'people', words: 'people.title', operator: false },
  { dialog: 'colleague', words: 'colleague.open', operator: true },
]

/** What the palette can do: open the dialogs, and whatever of the shortcuts makes sense without its key. */
export function useCommands(chat: ChatModels, { open, close }: Whereabouts): readonly Command[] {
  const { i18n } = useLingui()
  return useMemo(() => {
    const say = sayIn(i18n)
    const openers = dialogs
      .filter(({ operator }) => !operator || chat.session.account.role === 'operator')
      .map(({ dialog, words }) => ({
        id: dialog,
        label: say(words),
        chord: null,
        run: () => {
          open(dialog)
        },
      }))
    const shortcuts = keyTable
      .filter(({ command }) => command)
      .map(({ id, words, chords }) => ({
        id,
        label: say(words),
        chord: chords[chat.keys.platform][0] ?? null,
        run: () => {
          chat.keys.run(id)
          // What led somewhere else took the palette's place already.
          if (openDialog() === 'palette') close()
        },
      }))
    return [...openers, ...shortcuts]
  }, [chat, i18n, open, close])
}
