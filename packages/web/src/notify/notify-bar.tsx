import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Bar } from '../shell/bar.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { NotifyModel } from './notify.model.ts'

/** Asks whether the desktop shall tell of news, before the browser itself asks. */
export function NotifyBar({ model }: { readonly model: NotifyModel }) {
  const say = useSay()
  const offer = useSnapshot(model)
  if (offer === 'none') return null
  return (
    <Bar
      kind="note"
      words={say('notify.offer')}
      acts={
        <>
          <Button kind="plain" busy={offer === 'asking'} onClick={() => void model.accept()}>
            {say('notify.accept')}
          </Button>
          <Button kind="quiet" onClick={model.decline}>
            {say('notify.decline')}
          </Button>
        </>
      }
    />
  )
}
