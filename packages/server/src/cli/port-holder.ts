import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'
import type { Holder } from '../config/start-error.ts'

/** States of TCP in /proc/net/tcp; see proc(5) and tcp_states.h. */
const LISTEN = '0A'
/** Ticks a second in /proc, whatever the kernel's own rate (USER_HZ). */
const TICKS = 100
const MOST_WORDS = 3

/** Which process listens on a port, as far as this account may see it on Linux; undefined elsewhere. */
export function holderOfPort(port: number): Holder | undefined {
  try {
    const inodes = new Set(['tcp', 'tcp6'].flatMap((table) => listeningInodes(table, port)))
    const pid = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .find((name) => holdsOneOf(name, inodes))
    return pid === undefined ? undefined : describeProcess(Number(pid))
  } catch {
    return undefined // No /proc here. The port is in use all the same.
  }
}

/** Fills in what can be found out about a process that is known by its number. */
export function describeProcess(pid: number): Holder {
  try {
    const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    // The first words only, and no options: what follows may be secret.
    const names = words.filter((word) => word !== '' && !word.startsWith('-')).slice(0, MOST_WORDS)
    const command = names.map((word) => basename(word)).join(' ')
    return { pid, command, startedAt: startOf(pid) }
  } catch {
    return { pid, command: undefined, startedAt: undefined }
  }
}

function listeningInodes(table: string, port: number): readonly string[] {
  const hex = port.toString(16).toUpperCase().padStart(4, '0')
  const lines = readFileSync(`/proc/net/${table}`, 'utf8').trim().split('\n').slice(1)
  return lines.flatMap((line) => {
    const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/)
    return state === LISTEN && local.endsWith(`:${hex}`) ? [inode] : []
  })
}

function holdsOneOf(pid: string, inodes: ReadonlySet<string>): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((descriptor) => {
      const target = readlinkSync(`/proc/${pid}/fd/${descriptor}`)
      return target.startsWith('socket:[') && inodes.has(target.slice(8, -1))
    })
  } catch {
    return false // Another account's process, or one that just ended.
  }
}

function startOf(pid: number): number | undefined {
  // The program's name stands in brackets and may hold anything; the fields after it are numbers.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  const boot = /^btime (\d+)$/m.exec(readFileSync('/proc/stat', 'utf8'))?.[1]
  const ticks = Number(fields[19])
  return boot === undefined || Number.isNaN(ticks) ? undefined : Number(boot) * 1000 + (ticks / TICKS) * 1000
}
