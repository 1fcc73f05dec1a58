import type { ErrorName, RoomId } from '@warifu/client'
import type { CommandActs } from './composer/room-commands.ts'
import { errorName } from './errors.ts'
import type { KeysModel } from './keys/keys.model.ts'
import type { NoticesModel } from './parts/notices.model.ts'
import { panelPath } from './shell/place.ts'

/** What slash commands do outside of their room: each by the way that a press of the mouse would have taken. */
export function createCommandActs({
  go,
  keys,
  notices,
  explain,
}: {
  readonly go: (path: string) => void
  readonly keys: Pick<KeysModel, 'run'>
  readonly notices: Pick<NoticesModel, 'tell'>
  /** What an error means, in the present language. */
  readonly explain: (error: ErrorName) => Promise<string>
}): (roomId: RoomId) => CommandActs {
  return (roomId) => ({
    showPanel(panel) {
      go(panelPath(roomId, panel))
    },
    showShortcuts() {
      keys.run('shortcuts')
    },
    failed(error) {
      void explain(errorName(error)).then((words) => {
        notices.tell(words)
      })
    },
  })
}
