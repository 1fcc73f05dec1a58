import type { MessageActsModel } from './acts.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { Trouble } from '../parts/trouble.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import css from './refused-act.module.css'

/** Why a reaction or a pin was not made. A refused deletion is told in its own dialog. */
export function RefusedActLine({ acts }: { readonly acts: MessageActsModel }) {
  const say = useSay()
  const refused = useSnapshot(acts)
  if (refused === null || refused.act === 'erase') return null
  return (
    <div className={css['line']}>
      <Trouble error={refused.error} />
      <IconButton icon="close" label={say('dialog.close')} onClick={acts.dismiss} />
    </div>
  )
}
