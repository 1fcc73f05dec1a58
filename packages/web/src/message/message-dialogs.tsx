import type { Message, Room } from '@warifu/client'
import { lazy, Suspense } from 'react'
import { EraseDialog } from './erase-dialog.tsx'
import type { MessageTools } from './message-tools.ts'

/** Which dialog of a message is open. */
export type OpenDialog = 'none' | 'erase' | 'revisions' | 'details'

const RevisionsDialog = lazy(async () => ({ default: (await import('./revisions-dialog.tsx')).RevisionsDialog }))
const DetailsDialog = lazy(async () => ({ default: (await import('./details-dialog.tsx')).DetailsDialog }))

export function MessageDialogs({
  open,
  ...rest
}: {
  readonly open: OpenDialog
  readonly message: Message
  readonly room: Room
  readonly own: boolean
  readonly tools: MessageTools
  readonly onClose: () => void
}) {
  const { message, own, tools, onClose } = rest
  switch (open) {
    case 'none':
      return null
    case 'erase':
      return <EraseDialog message={message} own={own} acts={tools.acts} onClose={onClose} />
    case 'revisions':
      return (
        <Suspense fallback={null}>
          <RevisionsDialog message={message} tools={tools} onClose={onClose} />
        </Suspense>
      )
    case 'details':
      return (
        <Suspense fallback={null}>
          <DetailsDialog message={message} tools={tools} onClose={onClose} />
        </Suspense>
      )
  }
}
