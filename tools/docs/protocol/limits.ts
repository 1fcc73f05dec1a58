import { limits } from '@warifu/protocol'
import { table } from '../document.ts'

const says: Readonly<Record<keyof typeof limits, string>> = {
  frameBytes: 'bytes of one frame from a client',
  serverFrameBytes: 'bytes of one frame from the server',
  bytesPerCost: 'bytes of a command that cost one more of the budget, beside what its kind costs',
  frameDepth: 'objects and arrays inside each other in one frame',
  frameKeys: 'keys in one frame, all levels together',
  envelopeBytes: 'bytes of one envelope, before base64url',
  historyEntries: 'entries of one history reply',
  historyChars: 'envelope characters of one history reply; `more` when it stopped here',
  listingItems: 'accounts, rooms or members in one listing reply',
  roomsPerAccount: 'rooms that one account can be in, and rooms that it can make, those it left included',
  openInvitations: 'open invitations to rooms that one account can have, and that one account can have made',
  nameLength: 'code points of a name',
  passwordLeast: 'code points that a password has at least',
  passwordLength: 'characters that a password has at most',
  bodyBytes: 'bytes of one HTTP body',
  heartbeatMs: 'ms between heartbeats',
  silenceMs: 'ms without a sign of life after which a connection is dead',
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
