/** Bounds that both ends know. Bytes are bytes on the wire; times are milliseconds. SPEC.md cites them by name. */
export const limits = {
  /** One frame from a client, in bytes. */
  frameBytes: 65_536,
  /** One frame from the server, in bytes: a history reply is the largest. */
  serverFrameBytes: 1_048_576,
  /** Bytes of a command that cost one more, beside what its kind costs. */
  bytesPerCost: 4_096,
  /** Objects and arrays inside each other in one frame. */
  frameDepth: 8,
  /** Object keys in one frame, all levels together. */
  frameKeys: 256,
  /** One envelope, in bytes before base64url. */
  envelopeBytes: 32_768,
  /** The envelope of a reaction, in bytes: a message and all its reactions fit into one reply. */
  reactionBytes: 512,
  /** Entries of one history reply. */
  historyEntries: 100,
  /** Envelope characters of one history reply; the reply says `more` when it stopped here. */
  historyChars: 524_288,
  /** Related entries of one history reply: a page ends before they become more. */
  historyRelated: 2_000,
  /** Accounts or members in one listing reply. */
  listingItems: 500,
  /** Edits of one message. */
  editsPerMessage: 100,
  /** Reactions that stand at one message, and those of one account among them. */
  reactionsPerMessage: 200,
  reactionsPerAccount: 20,
  /** Messages pinned in one room. */
  pinsPerRoom: 50,
  /** Code points of what a room is for. */
  purposeLength: 250,
  /** Rooms one account can be in, and rooms it can make, those it left included. */
  roomsPerAccount: 1_000,
  /** Open invitations to rooms that one account can have, and that one account can have made. */
  openInvitations: 200,
  /** Code points of an account's or a room's name. */
  nameLength: 64,
  /** Code points that a password has at least, for nothing stands beside it (OWASP ASVS 5.0, 6.2.1; NIST SP 800-63B-4). */
  passwordLeast: 15,
  /** Characters of a password; NIST SP 800-63B-4 asks for at least 64 to be allowed. */
  passwordLength: 256,
  /** One HTTP request body, in bytes. */
  bodyBytes: 16_384,
  /** How often the server shows that it lives. */
  heartbeatMs: 10_000,
  /** A connection silent for this long is dead, for either end. */
  silenceMs: 25_000,
  /** A sign of typing is good for this long, unless another follows. */
  typingMs: 6_000,
  /** Life of a ticket (OWASP ASVS 5.0, 4.4.3). */
  ticketMs: 30_000,
  /** Life of a nonce that a device signs. */
  challengeMs: 60_000,
} as const
