import { refuse } from '../refusal.ts'
import type { Path } from './path.ts'

/** Where connections are opened. What arrives here as an ordinary request forgot the upgrade, or came over HTTP/2. */
export const upgradePath: Path = {
  method: 'GET',
  path: '/ws',
  serve: () => Promise.resolve(refuse('upgrade-required')),
}
