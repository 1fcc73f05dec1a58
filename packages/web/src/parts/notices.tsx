import { useSay } from '../i18n/use-say.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import type { NoticesModel } from './notices.model.ts'
import css from './notices.module.css'

/** The line at the foot of the window that says what was just done. It takes no focus. */
export function Notices({ model }: { readonly model: NoticesModel }) {
  const say = useSay()
  const notice = useSnapshot(model)
  return (
    // Always there, so that a screen reader hears what comes into it.
    <div className={css['place']} role="status">
      {notice === null ? null : (
        <div
          key={notice.id}
          className={css['notice']}
          onPointerEnter={model.hold}
          onPointerLeave={model.release}
          onFocus={model.hold}
          onBlur={model.release}
        >
          <span>{notice.text}</span>
          {notice.action === null ? null : (
            <Button
              kind="quiet"
              onClick={() => {
                model.dismiss()
                notice.action?.act()
              }}
            >
              {notice.action.label}
            </Button>
          )}
          <IconButton icon="close" label={say('dialog.close')} onClick={model.dismiss} />
        </div>
      )}
    </div>
  )
}
