import type { Message } from '@warifu/client'
import { useSyncExternalStore } from 'react'
import type { RoomModels } from './room.model.ts'

/** Draws again when the message that is being answered comes to be known, or becomes another: it may have to be fetched first. */
export function useAnswered({ composer, timeline }: Pick<RoomModels, 'composer' | 'timeline'>): void {
  const answered = (): Message | null => {
    const { writing } = composer.snapshot()
    const quote = writing.state === 'reply' ? timeline.quoteOf(writing.to) : null
    return quote?.state === 'known' ? quote.message : null
  }
  useSyncExternalStore(timeline.subscribe, answered, answered)
}
