import type { IncomingMessage } from 'node:http'
import { Agent, request as httpsRequest } from 'node:https'
import { createSecureContext, getCACertificates } from 'node:tls'
import { limits } from '@warifu/protocol'
import { WebSocket } from 'ws'
import { createCookieJar } from './cookie.ts'
import { CLOSE_ABNORMAL, socketUrl, type HttpAnswer, type OpenTransport } from './transport.ts'

/** There is no page. */
export const pageOrigin: string | undefined = undefined

/** node:https and ws, because neither global fetch nor global WebSocket takes a CA. The cookie lives in memory. */
export const openTransport: OpenTransport = ({ url, origin, ca, timeoutMs }) => {
  const secureContext = ca === undefined ? undefined : createSecureContext({ ca: [...getCACertificates(), ca] })
  const agent = new Agent({ keepAlive: true, secureContext })
  const jar = createCookieJar()

  return {
    request({ method, path, body }, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer>()
      const cookie = jar.header()
      const headers = {
        origin,
        ...(cookie === undefined ? {} : { cookie }),
        ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
      }
      const request = httpsRequest(url + path, { method, headers, agent, signal }, (answer) => {
        jar.take(answer.headers['set-cookie'] ?? [])
        readAnswer(answer).then(resolve, reject)
      })
      request.on('error', reject)
      request.end(body ?? undefined)
      return promise
    },

    openSocket(subprotocols, events) {
      const socket = new WebSocket(socketUrl(url), [...subprotocols], {
        origin,
        agent,
        handshakeTimeout: timeoutMs,
        maxPayload: limits.serverFrameBytes,
        perMessageDeflate: false,
      })
      socket.on('message', (data, isBinary) => {
        // nodebuffer is the default binaryType: text arrives as one Buffer.
        if (isBinary || !Buffer.isBuffer(data)) events.binary()
        else events.text(data.toString('utf8'))
      })
      // Whoever refuses the upgrade says why. The request is left to end before the socket's own close is reported.
      let refusal: Promise<HttpAnswer | null> = Promise.resolve(null)
      socket.on('unexpected-response', (request, answer) => {
        refusal = readAnswer(answer)
          .catch(() => null)
          .finally(() => {
            socket.terminate()
            request.destroy()
          })
      })
      // Every error is followed by `close`, which is the one that is reported.
      socket.on('error', () => undefined)
      socket.on('close', (code) => {
        void refusal.then((answer) => {
          events.closed(answer === null ? code : CLOSE_ABNORMAL, answer)
        })
      })
      return {
        send: (text) => {
          socket.send(text)
        },
        close: (code) => {
          socket.close(code)
        },
      }
    },

    onWake: () => () => undefined,
    close: () => {
      agent.destroy()
    },
  }
}

/** An answer is data from a stranger: beyond the largest that the protocol has, it is not read. */
async function readAnswer(answer: IncomingMessage): Promise<HttpAnswer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limits.serverFrameBytes) throw new Error('the answer is too large')
    chunks.push(chunk)
  }
  return {
    status: answer.statusCode ?? 0,
    contentType: answer.headers['content-type'] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
  }
}
