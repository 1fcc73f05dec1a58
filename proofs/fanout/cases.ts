import type { Mode } from '../proof.ts'

/** A way to load a room. */
export type Case = {
  /** Prefix of its figures. */
  readonly name: string
  readonly says: string
  /** Messages on their way at once. */
  readonly inFlight: number
  readonly senders: number
}

export const cases: readonly Case[] = [
  { name: 'oneInFlight', says: 'one message in flight', inFlight: 1, senders: 1 },
  { name: 'sixteenInFlight', says: '16 in flight from 8 senders', inFlight: 16, senders: 8 },
]

export type Plan = {
  readonly readers: number
  /** Rounds that count. Each server runs once in each, so that a machine that grows slower is slower for all. */
  readonly rounds: number
  /** Rounds before them, until the compiler has seen enough. */
  readonly warmUps: number
  readonly milliseconds: number
}

export const plans: Readonly<Record<Mode, Plan>> = {
  quick: { readers: 200, rounds: 3, warmUps: 1, milliseconds: 300 },
  full: { readers: 1_000, rounds: 9, warmUps: 2, milliseconds: 3_000 },
}
