import { limits } from '@warifu/protocol'
import { table } from '../document.ts'

const says: Readonly<Record<keyof typeof limits, string>> = {
  frameBytes: 'bytes of one frame from a client',
  serverFrameBytes: 'bytes of one frame from the server',
  bytesPerCost: 'bytes of a command that cost one more of the budget, beside what its kind costs',
  frameDepth: 'objects and arrays inside each other in one frame',
  frameKeys: 'keys in one frame, all levels together',
  envelopeBytes: 'bytes of one envelope, before base64url',
  reactionBytes: 'bytes of the envelope of a reaction, before base64url',
  historyEntries: 'entries of one history reply',
  historyChars: 'envelope characters of one history reply; `more` when it stopped here',
  historyRelated: 'related entries of one history reply; a page ends before they become more',
  listingItems: 'accounts, rooms or members in one listing reply',
  editsPerMessage: 'edits of one message',
  reactionsPerMessage: 'reactions that stand at one message',
  reactionsPerAccount: 'reactions of one account that stand at one message',
  pinsPerRoom: 'messages that are pinned in one room',
  purposeLength: 'code points of what a room is for',
  roomsPerAccount: 'rooms that one account can be in, and rooms that it can make, those it left included',
  openInvitations: 'open invitations to rooms that one account can have, and that one account can have made',
  nameLength: 'code points of a name',
  passwordLeast: 'code points that a password has at least',
  passwordLength: 'characters that a password has at most',
  bodyBytes: 'bytes of one HTTP body',
  heartbeatMs: 'ms between heartbeats',
  silenceMs: 'ms without a sign of life after which a connection is dead',
  typingMs: 'ms for which a sign of typing is good, unless another follows',
  ticketMs: 'ms of a ticket’s life',
  challengeMs: 'ms of a nonce’s life',
}

export const limitsSection = (): string => `
## Limits

${table(
  ['Name', 'Value', 'What'],
  Object.entries(limits).map(([name, value]) => [
    `\`${name}\``,
    value.toLocaleString('en'),
    // The entries of `limits` have its keys; Object.entries forgets that.
    says[name as keyof typeof limits],
  ]),
)}
`
