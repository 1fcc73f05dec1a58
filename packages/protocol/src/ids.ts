import * as z from 'zod/mini'

/** 16 random bytes as canonical base64url: 22 characters, the last carrying two bits (RFC 4648 section 5). */
const ID = /^[A-Za-z0-9_-]{21}[AQgw]$/
/** 32 bytes as canonical base64url: 43 characters. */
const KEY = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/
/** 64 bytes as canonical base64url: 86 characters. */
const SIGNATURE = /^[A-Za-z0-9_-]{85}[AQgw]$/

const id = <const Name extends string>() => z.string().check(z.regex(ID)).brand<Name>()

export const AccountId = id<'AccountId'>()
export const DeviceId = id<'DeviceId'>()
export const RoomId = id<'RoomId'>()
/** Chosen by the sender; makes resending harmless. */
export const MessageId = id<'MessageId'>()
export const ConnectionId = id<'ConnectionId'>()

export type AccountId = z.output<typeof AccountId>
export type DeviceId = z.output<typeof DeviceId>
export type RoomId = z.output<typeof RoomId>
export type MessageId = z.output<typeof MessageId>
export type ConnectionId = z.output<typeof ConnectionId>

/** A public key or a secret of 32 bytes. */
export const Bytes32 = z.string().check(z.regex(KEY))
/** An Ed25519 signature (RFC 8032), 64 bytes. */
export const Signature = z.string().check(z.regex(SIGNATURE))

/** Per-room number stamped by the server: 1, 2, 3, … without gaps; 0 means "before the first". */
export const Sequence = z.int().check(z.minimum(0))
/** Milliseconds since 1970-01-01T00:00:00Z. */
export const Timestamp = z.int().check(z.minimum(0))
