import { routes } from '@warifu/protocol'
import type { Authorize } from '../guard/authorize.ts'
import { isRefusal, refuse } from '../refusal.ts'
import type { Devices } from '../identity/devices.ts'
import type { Links } from '../identity/links.ts'
import type { SessionContext } from '../store/store.ts'
import { answer, bind, type Endpoint } from './endpoint.ts'

export type InviteParts = {
  readonly devices: Pick<Devices, 'proveForSession'>
  readonly links: Pick<Links, 'forInvitation'>
  readonly authorize: Authorize
}

/** An operator's way to a link for somebody new. It makes accounts, so the session's device must sign for it [DV2]. */
export const inviteEndpoint = ({ devices, links, authorize }: InviteParts): Endpoint<SessionContext> =>
  bind(routes.invite, async ({ body, caller: { account, device }, origin }) => {
    const { accountId, role } = account
    const grant = await authorize('account.invite', { accountId, deviceId: device.deviceId, role }, null)
    if (isRefusal(grant)) return refuse('operator-required')
    const proven = await devices.proveForSession(device, 'invitation', body, origin)
    if (isRefusal(proven)) return proven
    const link = await links.forInvitation(body, accountId)
    return isRefusal(link) ? link : answer(link)
  })
