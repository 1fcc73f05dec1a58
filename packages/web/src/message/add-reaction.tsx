import type { Message } from '@warifu/client'
import { lazy, Suspense } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { Popover } from '../parts/popover.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import type { MessageActs } from './acts.model.ts'
import { underKey } from './message-keys.ts'

/** The emoji and their names are loaded when somebody looks for one. */
const EmojiPicker = lazy(async () => ({ default: (await import('../emoji/emoji-picker.tsx')).EmojiPicker }))

/** A button that opens all emoji, to react with one. `keyed`: of the two that a message may have, the one under the key. */
export function AddReaction({
  message,
  acts,
  keyed = false,
}: {
  readonly message: Message
  readonly acts: MessageActs
  readonly keyed?: boolean
}) {
  const say = useSay()
  const key = keyed ? underKey('message.react') : {}
  return (
    <Popover
      label={say('reactions.choose')}
      side="above-end"
      trigger={(trigger) => <IconButton icon="react" label={say('reactions.add')} {...key} {...trigger} />}
    >
      {(close) => (
        <Suspense fallback={<Skeleton label={say('reactions.loading')} rows={4} />}>
          <EmojiPicker
            onChoose={(emoji) => {
              close()
              void acts.react(message, emoji)
            }}
          />
        </Suspense>
      )}
    </Popover>
  )
}
