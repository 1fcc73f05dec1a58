import { openStorage } from '#storage'
import { openTransport, pageOrigin } from '#transport'
import { assembleClient } from './assemble.ts'
import type { Client } from './client.ts'
import { systemClock } from './clock.ts'
import { readOptions, type ClientOptions } from './options.ts'

/**
 * Makes a client. It does nothing until asked: sign in, or look for a `session()`.
 * @throws WarifuError plaintext-refused for a URL that is not https
 * @throws TypeError for options that make no sense
 */
export function createClient(options: ClientOptions = {}): Client {
  const settings = readOptions(options, pageOrigin)
  const transport = openTransport(settings)
  const storage = openStorage(settings)
  return assembleClient(settings, { transport, storage, clock: systemClock, random: Math.random })
}
