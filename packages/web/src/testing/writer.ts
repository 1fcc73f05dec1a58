import type { Message, Outgoing, RoomHandle } from '@warifu/client'
import { vi } from 'vitest'
import { createComposerModel, type ComposerParts } from '../composer/composer.model.ts'
import { createDraftKeeper, type Draft } from '../composer/drafts.ts'
import { account, message, messageId, roomId } from './samples.ts'

export const hana = account('hana', '佐藤 花')
export const lee = account('lee', 'Lee')
export const talk = roomId('talk')
export const mentionOf = ({ accountId, name }: typeof hana) => ({ accountId, name })

/** Something in the outbox. */
export const waiting = (id: string, part: Partial<Outgoing>): Outgoing => ({
  messageId: messageId(id),
  text: id,
  mentions: [],
  replyTo: null,
  writtenAt: 0,
  progress: { state: 'queued' },
  ...part,
})
/** A message of hana's that names lee. */
export const edited = (text: string, mentions = [mentionOf(lee)]): Message =>
  message(7, hana, { state: 'opened', text, mentions, replyTo: null }, 0)

/** A composer in a room that keeps what it is told, with drafts that come from the disk when they are let. */
export function createWriter({
  lastOwn = null,
  outbox = [],
  loaded = new Map(),
}: {
  readonly lastOwn?: Message | null
  readonly outbox?: readonly Outgoing[]
  readonly loaded?: ReadonlyMap<typeof talk, Draft>
} = {}) {
  const load = Promise.withResolvers<ReadonlyMap<typeof talk, Draft>>()
  const store = { load: () => load.promise, save: vi.fn(async () => {}), forget: vi.fn(async () => {}) }
  const keeper = createDraftKeeper(store)
  const room = {
    roomId: talk,
    outbox,
    send: vi.fn<RoomHandle['send']>(async () => ({ messageId: messageId('m'), sequence: 1, at: 0 })),
    edit: vi.fn<RoomHandle['edit']>(async () => {}),
    typing: vi.fn(),
    take: vi.fn((id: Outgoing['messageId']) => outbox.find((each) => each.messageId === id) ?? null),
  }
  const command = vi.fn<ComposerParts['command']>(() => true)
  const parts = { room, drafts: keeper.of(hana.accountId), lastOwn: () => lastOwn, command }
  return {
    ...parts,
    keeper,
    model: createComposerModel(parts),
    again: () => createComposerModel({ ...parts, drafts: keeper.of(hana.accountId) }),
    loadDrafts: async () => {
      load.resolve(loaded)
      await load.promise
    },
  }
}

/** Nothing is told, nothing is on its way. */
export const calm = { trouble: null, busy: false, left: null, erasing: null } as const
