import { useSay } from '../i18n/use-say.ts'
import { Bar } from '../shell/bar.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { StayedModel } from './stayed.model.ts'

/** Why the browser asked before it closed the tab. */
export function StayedBar({ model }: { readonly model: StayedModel }) {
  const say = useSay()
  const count = useSnapshot(model)
  return count === 0 ? null : <Bar kind="warn" words={say('unsent.stay', { count })} acts={null} />
}
