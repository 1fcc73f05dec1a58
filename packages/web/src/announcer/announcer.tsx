import { useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { Announcement, AnnouncerModel } from './announcer.model.ts'
import type { Say } from '../i18n/i18n.ts'

/** Tells a screen reader what came. Nobody sees it; the timeline itself stays silent. */
export function Announcer({ model }: { readonly model: AnnouncerModel }) {
  const say = useSay()
  const announcement = useSnapshot(model)
  return (
    <div aria-live="polite" aria-atomic="true" data-testid="announcer">
      {announcement.kind === 'none' ? null : <Hidden key={announcement.id}>{words(announcement, say)}</Hidden>}
    </div>
  )
}

function words(announcement: Exclude<Announcement, { kind: 'none' }>, say: Say): string {
  if (announcement.kind === 'many') return say('announcer.many', { count: announcement.count })
  const { author, text } = announcement
  return say('announcer.message', { author, text: text ?? say('timeline.content-invalid') })
}
