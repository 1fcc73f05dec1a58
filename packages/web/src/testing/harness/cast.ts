import type { Account, Session } from '@warifu/client'
import { account, deviceId } from '../samples.ts'

/** When every scene is looked at. */
export const NOW = new Date(2026, 10, 22, 9, 46, 0).getTime()
export const at = (hour: number, minute: number, daysAgo = 0): number =>
  new Date(2026, 10, 22 - daysAgo, hour, minute, 0).getTime()

export const me = account('me', '中村 葵', 'operator')
export const sato = account('sato', '佐藤 花')
export const lee = account('lee', 'Lee Minho')
export const tanaka = account('tanaka', '田中 翔')
export const long = account('long', 'Maximiliane-Alexandra von Hohenstein-Württemberg zu Sankt Goar')
export const accounts: readonly Account[] = [me, sato, lee, tanaka, long]

export const session: Session = {
  account: me,
  device: { deviceId: deviceId('device'), binding: 'server-attested', createdAt: NOW },
  workspace: { name: '総務部' },
  expiresAt: NOW + 7 * 86_400_000,
}
