import { lazy, Suspense } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { Popover } from '../parts/popover.tsx'
import { Skeleton } from '../parts/skeleton.tsx'

/** The emoji and their names are loaded when somebody looks for one. */
const EmojiPicker = lazy(async () => ({ default: (await import('../emoji/emoji-picker.tsx')).EmojiPicker }))

/** A button that opens all emoji, to write one. */
export function InsertEmoji({ onChoose }: { readonly onChoose: (emoji: string) => void }) {
  const say = useSay()
  return (
    <Popover
      label={say('composer.emoji')}
      side="above-end"
      trigger={(trigger) => <IconButton icon="react" label={say('composer.emoji')} {...trigger} />}
    >
      {(close) => (
        <Suspense fallback={<Skeleton label={say('reactions.loading')} rows={4} />}>
          <EmojiPicker
            onChoose={(emoji) => {
              close()
              onChoose(emoji)
            }}
          />
        </Suspense>
      )}
    </Popover>
  )
}
