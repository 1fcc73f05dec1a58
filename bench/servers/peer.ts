import { fileURLToPath } from 'node:url'
import type { Certificate } from './certificate.ts'
import { firstLine, startNode, type Child } from './child.ts'
import { probeFlags } from './measure.ts'

/** The servers that ours is measured beside: `bench/servers/<name>.ts`. */
export type PeerName = 'ws' | 'socketio'

export async function startPeer(
  name: PeerName,
  { certFile, keyFile }: Certificate,
): Promise<{ child: Child; port: number }> {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const env = { ...process.env, NODE_ENV: 'production' }
  const child = await startNode([...probeFlags, script, certFile, keyFile], env, process.cwd())
  return { child, port: await firstLine(child, portFrom, 15_000) }
}

const portFrom = (line: string): number | null => (/^\d+$/.test(line) ? Number(line) : null)
