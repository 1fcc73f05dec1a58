import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Certificate } from './certificate.ts'
import { firstLine, startNode, type Child } from './child.ts'

/** The built server, as `npm start` leaves it. Started directly: a signal hits it and not a wrapper. */
export const warifuProgram = fileURLToPath(new URL('../../packages/server/bin/warifu.mjs', import.meta.url))

export type WarifuParams = {
  readonly dataFolder: string
  /** Outside the data folder, as the server demands. */
  readonly rootKeyFile: string
  /** Undefined: its own local CA, as on a first run. */
  readonly certificate: Certificate | undefined
  /** `WARIFU_*` variables; nobody else's count. */
  readonly settings: Readonly<Record<string, string>>
  /** Flags for Node before the program. */
  readonly nodeFlags: readonly string[]
}

export type Warifu = Listening & { readonly child: Child }

export type Listening = {
  /** Scheme, host and port. */
  readonly origin: string
  /** The first operator's link, while nobody has used one. */
  readonly setupLink: string | null
  readonly pid: number
}

const READY_MS = 20_000

/** Resolves when it listens. */
export async function startWarifu({ certificate, settings, nodeFlags, ...paths }: WarifuParams): Promise<Warifu> {
  const files = certificate === undefined ? [] : ['--cert', certificate.certFile, '--key', certificate.keyFile]
  const args = [...nodeFlags, warifuProgram, 'serve', ...serveFlags(paths), ...files]
  const env = { ...withoutSettings(process.env), ...settings, NODE_ENV: 'production' }
  const child = await startNode(args, env, dirname(paths.dataFolder))
  return { child, ...(await firstLine(child, listeningFrom, READY_MS)) }
}

/** For programs, on free ports. */
export const serveFlags = (paths: Pick<WarifuParams, 'dataFolder' | 'rootKeyFile'>): readonly string[] => {
  const { dataFolder, rootKeyFile } = paths
  return ['--json', '--port', '0', '--operator-port', '0', '--data', dataFolder, '--root-key-file', rootKeyFile]
}

/** Whoever runs this may have settings of their own, which are not part of what is measured. */
export function withoutSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('WARIFU_')))
}

/** What a line of `warifu serve --json` says, where it says that the server listens. */
export function listeningFrom(line: string): Listening | null {
  const said: unknown = line.startsWith('{') ? JSON.parse(line) : null
  if (typeof said !== 'object' || said === null || !('event' in said) || said.event !== 'listening') return null
  const url = 'publicUrl' in said && typeof said.publicUrl === 'string' ? said.publicUrl : ''
  const setupLink =
    'firstOperatorLink' in said && typeof said.firstOperatorLink === 'string' ? said.firstOperatorLink : null
  const pid = 'pid' in said && typeof said.pid === 'number' ? said.pid : NaN
  return { origin: new URL(url).origin, setupLink, pid }
}
