/** The WebSocket subprotocol this package speaks (RFC 6455 section 1.9). A breaking change gets a new name. */
export const SUBPROTOCOL = 'warifu.v1'

/** Prefix of the second offered subprotocol, which carries the ticket: `ticket.<ticket>`. The server never echoes it. */
export const TICKET_PREFIX = 'ticket.'
