import { routes } from '@warifu/protocol'
import type { Authorize } from '../guard/authorize.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { Links } from '../identity/links.ts'
import type { SessionContext } from '../store/store.ts'
import { answer, bind, type Endpoint } from './endpoint.ts'

export type InviteParts = {
  readonly links: Pick<Links, 'forInvitation'>
  readonly authorize: Authorize
}

/** An operator's way to a link for somebody new. */
export const inviteEndpoint = ({ links, authorize }: InviteParts): Endpoint<SessionContext> =>
  bind(routes.invite, async ({ body, caller: { account, device } }) => {
    const { accountId, role } = account
    const grant = await authorize('account.invite', { accountId, deviceId: device.deviceId, role }, null)
    if (isRefusal(grant)) return refuse('operator-required')
    const link = await links.forInvitation(body, accountId)
    return isRefusal(link) ? link : answer(link)
  })
