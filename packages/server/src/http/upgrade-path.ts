import { WEB_SOCKET_PATH } from '@warifu/protocol'
import { refuse } from '../refusal.ts'
import type { Path } from './path.ts'

/** Where connections are opened. What arrives here as an ordinary request forgot the upgrade, or came over HTTP/2. */
export const upgradePath: Path = {
  method: 'GET',
  path: WEB_SOCKET_PATH,
  serve: () => Promise.resolve(refuse('upgrade-required')),
}
