/** The WebSocket subprotocol this package speaks (RFC 6455 section 1.9). A breaking change gets a new name. */
export const SUBPROTOCOL = 'warifu.v1'

/** Prefix of the second offered subprotocol, which carries the ticket: `ticket.<ticket>`. The server never echoes it. */
export const TICKET_PREFIX = 'ticket.'

/** Where connections are opened. */
export const WEB_SOCKET_PATH = '/ws'

/** The cookie that holds a session of the public listener [TK1]. */
export const SESSION_COOKIE = '__Host-warifu'
