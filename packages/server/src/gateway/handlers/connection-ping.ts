import type { Clock } from '../../clock.ts'
import type { Handler } from '../handler.ts'

export const connectionPing =
  (clock: Pick<Clock, 'now'>): Handler<'connection.ping'> =>
  () =>
    Promise.resolve({ at: clock.now() })
