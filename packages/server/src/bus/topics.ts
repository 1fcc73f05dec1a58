import type { AccountId, Entry, Member, Privacy, RoomId } from '@warifu/protocol'
import type { Topic } from './bus.ts'

/** What the connections of a room's members hear. */
export type RoomNews =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'member-joined'; readonly member: Member }
  | { readonly kind: 'member-left'; readonly accountId: AccountId }
  /** What the room is called, what it is for, or who can find it is another now. */
  | { readonly kind: 'changed' }
  | Whisper

/** What a member shares only with those who share the same [PR1]. */
export type Whisper =
  | { readonly kind: 'typing'; readonly accountId: AccountId; readonly typing: boolean }
  | { readonly kind: 'receipt'; readonly accountId: AccountId; readonly sequence: number | null }

/** What the connections of one account hear. `room`: its view of the room changed; whoever needs the view reads it. */
export type AccountNews =
  | { readonly kind: 'room'; readonly roomId: RoomId }
  | { readonly kind: 'left'; readonly roomId: RoomId }
  | { readonly kind: 'read'; readonly roomId: RoomId; readonly sequence: number }
  | { readonly kind: 'privacy'; readonly privacy: Privacy }

/** What every connection hears. */
export type WorkspaceNews = { readonly kind: 'public-room'; readonly roomId: RoomId }

/** A session is over; every connection opened under it ends. */
export type SessionEnded = { readonly sessionHash: string }

// The only place where a string becomes a topic: the name and the type of its news are paired here, once.
const topic = <News>(name: string) => name as Topic<News>

export const roomTopic = (roomId: RoomId): Topic<RoomNews> => topic(`room:${roomId}`)
export const accountTopic = (accountId: AccountId): Topic<AccountNews> => topic(`account:${accountId}`)
export const WORKSPACE: Topic<WorkspaceNews> = topic('workspace')
export const SESSION_ENDED: Topic<SessionEnded> = topic('session-ended')
