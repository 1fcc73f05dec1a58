import { isIPv4 } from 'node:net'
import type { Config } from '../config/schema.ts'
import { isLoopback } from '../config/plaintext.ts'
import type { Installation } from '../install/installation.ts'
import type { RunningServer } from '../server.ts'
import type { Io } from './io.ts'
import type { Texts } from './texts/texts.ts'

export type KeyParts = {
  readonly io: Io
  readonly texts: Texts
  readonly json: boolean
  readonly config: Pick<Config, 'host'>
  readonly server: Pick<RunningServer, 'publicUrl'>
  readonly installation: Pick<Installation, 'tls'>
  readonly end: (reason: string) => void
}

const CTRL_C = '\u0003'

/** Answers keys where a person sits at the terminal. Returns the function that gives the terminal back. */
export function listenToKeys(parts: KeyParts): () => void {
  const { stdin, stdout } = parts.io
  if (stdin.isTTY !== true || !stdout.isTTY || parts.json) return () => {}
  const onData = (bytes: Buffer) => {
    for (const key of bytes.toString()) void press(key, parts)
  }
  stdin.setRawMode?.(true)
  stdin.on('data', onData)
  return () => {
    stdin.off('data', onData)
    stdin.setRawMode?.(false)
    stdin.pause()
  }
}

async function press(key: string, { io, texts, config, server, installation, end }: KeyParts): Promise<void> {
  const { serve } = texts
  if (key === CTRL_C) end('SIGINT')
  if (key === '?') io.stdout.write(`\n${serve.keyHelp.map((line) => `  ${line}\n`).join('')}\n`)
  if (key !== 'q') return
  const url = phoneUrl(config.host, server.publicUrl, installation.tls)
  if (url === null) {
    io.stdout.write(`\n  ${serve.phoneCannotReach}\n\n`)
    return
  }
  const { renderUnicodeCompact } = await import('uqr')
  io.stdout.write(`\n${renderUnicodeCompact(url, { border: 2 })}\n  ${url}\n\n`)
}

/** An address of the chat that a phone can open, or null where only this machine can. */
export function phoneUrl(host: string, publicUrl: string, tls: Installation['tls']): string | null {
  const { hostname, port } = new URL(publicUrl)
  if (!isLoopback(hostname.replace(/^\[(.*)\]$/, '$1'))) return publicUrl
  if (isLoopback(host) || tls.mode === 'none') return null
  const address = tls.names.find((name) => isIPv4(name) && !isLoopback(name))
  return address === undefined ? null : new URL(`https://${address}:${port}`).origin
}
