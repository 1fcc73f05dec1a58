import { describe, expect, it, vi } from 'vitest'
import type { ChatModels } from '../chat.model.ts'
import { message } from '../testing/samples.ts'
import { hana, settled } from '../testing/timeline-reader.ts'
import { createMessageTools } from './message-tools.ts'
import type { RoomModels } from './room.model.ts'

const said = message(7, hana, 'a **text**', 0)

function setUp(writeText: (text: string) => Promise<void> = () => Promise.resolve()) {
  const tell = vi.fn()
  const markUnread = vi.fn()
  const unreadFrom = vi.fn()
  // The parts of the chat and of the room that these tools take.
  const chat = {
    session: { account: hana },
    clipboard: { writeText: vi.fn(writeText) },
    notices: { tell },
    unread: { markUnread },
  } as unknown as ChatModels
  const models = {
    handle: { roomId: 'room' },
    composer: {},
    timeline: { unreadFrom },
  } as unknown as RoomModels
  return { chat, tell, markUnread, unreadFrom, tools: createMessageTools(chat, models, (id) => id) }
}

describe('what can be done with a message', () => {
  it('copies its text as it was written, and says so', async () => {
    const { chat, tell, tools } = setUp()
    await tools.copyText('a **text**')
    expect(chat.clipboard.writeText).toHaveBeenCalledExactlyOnceWith('a **text**')
    expect(tell).toHaveBeenCalledExactlyOnceWith('message.copied')
  })

  it('says that the browser did not let it copy', async () => {
    const { tell, tools } = setUp(() => Promise.reject(new Error('NotAllowedError')))
    await tools.copyText('a')
    await settled()
    expect(tell).toHaveBeenCalledExactlyOnceWith('message.copy-failed')
  })

  it('marks it as unread in the timeline and in the list', () => {
    const { markUnread, unreadFrom, tools } = setUp()
    tools.markUnread(said)
    expect(unreadFrom).toHaveBeenCalledExactlyOnceWith(7)
    expect(markUnread).toHaveBeenCalledExactlyOnceWith('room', 7)
  })
})
