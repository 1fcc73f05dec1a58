import type { Child } from './child.ts'

/** What a server process has used since it started: all its threads together (getrusage(2), RUSAGE_SELF). */
export type Measured = {
  /** Microseconds. */
  readonly cpu: { readonly user: number; readonly system: number }
  readonly residentBytes: number
}

/** Flags that load the probe into a Node process. */
export const probeFlags: readonly string[] = ['--import', new URL('./probe.ts', import.meta.url).href]

/** Asks a process that was started with `probeFlags`. */
export async function measure(child: Child): Promise<Measured> {
  // Sent by probe.ts, whose answer has this type; nobody else writes to the channel.
  return (await child.ask('measure')) as Measured
}

export const cpuMicroseconds = ({ cpu }: Measured): number => cpu.user + cpu.system
