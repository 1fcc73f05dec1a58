import { socketUrl, type OpenTransport } from './transport.ts'

/** Where the page comes from; the server must be the same. */
export const pageOrigin: string | undefined = location.origin

/** fetch and WebSocket. Cookies are the browser's business, and out of this script's reach. */
export const openTransport: OpenTransport = ({ url }) => ({
  async request({ method, path, body }, signal) {
    const answer = await fetch(url + path, {
      method,
      body,
      headers: body === null ? {} : { 'content-type': 'application/json' },
      credentials: 'same-origin',
      redirect: 'error',
      cache: 'no-store',
      signal,
    })
    return { status: answer.status, contentType: answer.headers.get('content-type') ?? '', body: await answer.text() }
  },

  openSocket(subprotocols, events) {
    const socket = new WebSocket(socketUrl(url), [...subprotocols])
    socket.binaryType = 'arraybuffer'
    socket.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string') events.text(data)
      else events.binary()
    }
    socket.onclose = ({ code }) => {
      events.closed(code, null)
    }
    return {
      send: (text) => {
        socket.send(text)
      },
      close: (code) => {
        socket.close(code)
      },
    }
  },

  onWake(listener) {
    const ended = new AbortController()
    const { signal } = ended
    addEventListener('online', listener, { signal })
    document.addEventListener(
      'visibilitychange',
      () => {
        if (document.visibilityState === 'visible') listener()
      },
      { signal },
    )
    return () => {
      ended.abort()
    }
  },

  close: () => undefined,
})
