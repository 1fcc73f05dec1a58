import type { Privacies } from '../../rooms/privacies.ts'
import type { Handlers } from '../handler.ts'

export const privacyHandlers = (privacies: Privacies): Pick<Handlers, 'privacy.show' | 'privacy.set'> => ({
  'privacy.show': (grant) => privacies.show(grant),
  'privacy.set': (grant, { privacy }) => privacies.set(grant, privacy),
})
