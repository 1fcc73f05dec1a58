import type { ChatModels } from '../chat.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { NotifyBar } from '../notify/notify-bar.tsx'
import { ConnectionStrip } from '../strip/strip.tsx'
import { StayedBar } from '../tabs/stayed-bar.tsx'
import { UpdateBar } from '../update/update-bar.tsx'

/** What stands above everything, each only when there is something to say. */
export function Bars({ chat }: { readonly chat: ChatModels }) {
  const say = useSay()
  return (
    <>
      <ConnectionStrip model={chat.strip} />
      {/* Always there, so that a screen reader hears what comes into it. */}
      <section aria-label={say('bars.label')}>
        <StayedBar model={chat.stayed} />
        <UpdateBar model={chat.update} />
        <NotifyBar model={chat.notify} />
      </section>
    </>
  )
}
