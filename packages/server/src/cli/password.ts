import { limits } from '@warifu/protocol'
import { StartError } from '../config/start-error.ts'
import type { Io } from './io.ts'
import type { Loaded } from './context.ts'
import { refuseUsage } from './usage.ts'

/** More than any password: whoever pipes in a file by mistake is not read to its end. */
const MOST_BYTES = limits.passwordLength * 4 + 2

/** From standard input where that was asked for, else from the person at the terminal, unseen. Never from an argument. */
export async function readPassword({ io, options, texts }: Loaded, name: string): Promise<string> {
  if (options['passwordStdin'] === true) return readLine(io)
  if (io.stdin.isTTY !== true || !io.stdout.isTTY) return refuseUsage(texts, { kind: 'password-source' })
  const { isCancel, password } = await import('@clack/prompts')
  const typed = await password({ message: texts.accounts.askPassword(name) })
  if (!isCancel(typed)) return typed
  throw new StartError({ codeName: 'usage-wrong', message: texts.accounts.cancelled })
}

/** Everything up to the end, without the one line break that `echo` adds. Nothing else is trimmed. */
async function readLine({ stdin }: Io): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stdin) {
    const buffer = Buffer.from(chunk as Buffer | string)
    chunks.push(buffer)
    bytes += buffer.length
    if (bytes > MOST_BYTES) break
  }
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
