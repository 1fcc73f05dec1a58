import type { Clock } from './clock.ts'
import type { WorkspaceStore } from './store/store.ts'

/** Under this key the workspace keeps the latest time that this installation has seen, in milliseconds since 1970. */
const MARK = 'clock.mark'

/** Less than this behind is a clock being set right, not one that went back. */
const TOLERANCE_MS = 2_000

export type SteadyClock = Clock & {
  /** Keeps the mark. To be called now and then, and at the end. */
  readonly persist: () => Promise<void>
}

/**
 * A clock that never goes back, not over a restart either: what has expired stays expired where somebody sets the machine's clock
 * back [TM]. Behind the mark it goes on from there at the pace of the monotonic clock, until the machine's clock is ahead again.
 * @param onBackward told, once in a row, by how many milliseconds the machine's clock is behind
 */
export async function openSteadyClock(
  clock: Clock,
  workspace: WorkspaceStore,
  onBackward: (behindMs: number) => void,
): Promise<SteadyClock> {
  const stored = await workspace.read(MARK)
  let anchor = { wall: stored === null ? 0 : Number(stored), monotonic: clock.monotonic() }
  let isBehind = false

  const now = () => {
    const monotonic = clock.monotonic()
    const wall = clock.now()
    const least = Math.floor(anchor.wall + monotonic - anchor.monotonic)
    const behindMs = least - wall
    if (behindMs > TOLERANCE_MS && !isBehind) onBackward(behindMs)
    isBehind = behindMs > TOLERANCE_MS
    if (wall >= least) anchor = { wall, monotonic }
    return Math.max(wall, least)
  }

  return { now, monotonic: clock.monotonic, persist: () => workspace.write(MARK, String(now())) }
}
