import type { RoomId } from '@warifu/client'
import { useEffect } from 'react'
import { messagePath } from '../message/permalink.ts'
import type { TimelineModel } from '../timeline/timeline.model.ts'

/**
 * Leads to the message that the address points at, and again when the same address is gone to again: who presses a link a second time
 * has scrolled away meanwhile.
 */
export function useLinkedMessage(timeline: TimelineModel, roomId: RoomId, message: number | null): void {
  useEffect(() => {
    if (message === null) return
    timeline.goTo({ to: 'message', sequence: message })
    const again = () => {
      if (window.location.pathname === messagePath(roomId, message)) timeline.goTo({ to: 'message', sequence: message })
    }
    // wouter's own event, for browsers have none for a page that goes somewhere by script.
    window.addEventListener('pushState', again)
    return () => {
      window.removeEventListener('pushState', again)
    }
  }, [timeline, roomId, message])
}
