import type { Stats } from 'node:fs'

/**
 * Whether it belongs to the account that runs this process: what another account owns, that account can change or open again.
 * Windows has no such numbers.
 */
export const isOwn = ({ uid }: Pick<Stats, 'uid'>): boolean => process.getuid === undefined || uid === process.getuid()
