import type { AccountId } from '@warifu/client'
import type { Clock } from '../clock.ts'
import { createSnapshots, type Model } from '../snapshots.ts'

/** What the tabs of one browser say to each other. */
export type TabMessage =
  /** An account signed out, of its own will: its session is over in every tab. The id is for comparing only. */
  | { readonly say: 'signed-out'; readonly accountId: string }
  /** Somebody signed in: the tabs that stand at the door can come in too. */
  | { readonly say: 'signed-in' }
  /** Is somebody looking at one of you? */
  | { readonly say: 'looking?' }
  | { readonly say: 'looking' }

/** What connects the tabs: everybody hears what another one posts, and one of them leads. */
export type TabsPort = {
  readonly post: (message: TabMessage) => void
  readonly hear: (listener: (message: TabMessage) => void) => () => void
  /** Calls `lead` when no other tab leads under this name any more. The returned function steps back. */
  readonly queue: (name: string, lead: () => void) => () => void
}

export type TabsModel = {
  /** True in the one tab that speaks for all. */
  readonly leads: Model<boolean>
  /** Whether somebody is looking at any of the tabs. */
  readonly isLookedAt: () => Promise<boolean>
  readonly start: () => () => void
}

/** How long the others have to answer. They are on the same machine; one in the background may be slow. */
const ANSWER_MS = 250

/** The tabs that show the same account. @param attention whether somebody is looking at this one */
export function createTabsModel(
  port: TabsPort,
  accountId: AccountId,
  attention: Model<boolean>,
  clock: Clock,
): TabsModel {
  const leads = createSnapshots(false)
  return {
    leads,
    async isLookedAt() {
      if (attention.snapshot()) return true
      const { promise, resolve } = Promise.withResolvers<boolean>()
      const end = port.hear((message) => {
        if (message.say === 'looking') resolve(true)
      })
      const cancel = clock.after(ANSWER_MS, () => {
        resolve(attention.snapshot())
      })
      port.post({ say: 'looking?' })
      const looked = await promise
      cancel()
      end()
      return looked
    },
    start() {
      const endAnswers = port.hear((message) => {
        if (message.say === 'looking?' && attention.snapshot()) port.post({ say: 'looking' })
      })
      const stepBack = port.queue(`warifu.leader.${accountId}`, () => {
        leads.set(true)
      })
      return () => {
        endAnswers()
        stepBack()
        leads.set(false)
      }
    },
  }
}
