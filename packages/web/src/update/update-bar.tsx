import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Bar } from '../shell/bar.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { UpdateModel } from './update.model.ts'

/** Offers the newer pages that the server has. */
export function UpdateBar({ model }: { readonly model: UpdateModel }) {
  const say = useSay()
  if (useSnapshot(model) !== 'ready') return null
  return (
    <Bar
      kind="note"
      words={say('update.ready')}
      acts={
        <>
          <Button kind="plain" onClick={model.reload}>
            {say('update.reload')}
          </Button>
          <Button kind="quiet" onClick={model.later}>
            {say('update.later')}
          </Button>
        </>
      }
    />
  )
}
