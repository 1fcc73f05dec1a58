import type { Client, LinkInfo, Session } from '@warifu/client'
import type { I18n } from '@lingui/core'
import { createChatModels, type ChatModels, type Surroundings } from './chat.model.ts'
import { createDraftKeeper, type DraftStore } from './composer/drafts.ts'
import { createEntryModel, type EntryModel } from './entry/entry.model.ts'
import type { Root } from './preferences/paint.ts'
import { createPreferencesModel, type PreferencesModel } from './preferences/preferences.model.ts'
import { forgetMarked } from './room-list/marked.ts'
import { createSessionModel, type SessionModel } from './session/session.model.ts'
import { createSignInModel, type SignInModel } from './sign-in/sign-in.model.ts'
import { createSnapshots, type Model } from './snapshots.ts'

export type AppModels = {
  readonly preferences: PreferencesModel
  readonly session: SessionModel
  readonly signIn: SignInModel
  /** The one-use link that this page was opened with; null where it was not. */
  readonly entry: Model<EntryModel | null>
  readonly newChat: (session: Session) => ChatModels
  /** A one-use link came into the address bar. `secret` null: the address had none. */
  readonly came: (kind: LinkInfo['kind'], secret: string | null) => void
  /** The page is about to go. True where that would lose something, and the browser should ask. */
  readonly closing: () => boolean
  readonly start: () => () => void
}

export type Page = Surroundings & {
  readonly draftStore: DraftStore
  /** Whether the system asks for strong contrast. */
  readonly systemWantsMore: Model<boolean>
  readonly root: Root
  readonly i18n: I18n
  /** Goes to another address in place of the present one. */
  readonly replace: (path: string) => void
}

/** Everything that is on screen, without the screen. */
export function createAppModels(client: Client, page: Page): AppModels {
  const drafts = createDraftKeeper(page.draftStore)
  const preferences = createPreferencesModel(page.storage, page.root, page.i18n, page.systemWantsMore)
  const session = createSessionModel(
    client,
    (accountId) => {
      drafts.forget(accountId)
      forgetMarked(page.storage, accountId)
    },
    page.tabs,
  )
  const entry = createSnapshots<EntryModel | null>(null)
  let chat: ChatModels | null = null
  return {
    preferences,
    session,
    signIn: createSignInModel(client, session.began),
    entry,
    newChat(present) {
      chat = createChatModels(client, present, drafts.of(present.account.accountId), preferences, page)
      return chat
    },
    came(kind, secret) {
      const began = (present: Session) => {
        session.began(present)
        entry.set(null)
        page.replace('/')
      }
      entry.set(createEntryModel(client, kind, secret, began))
    },
    closing: () => chat?.stayed.closing() ?? false,
    start: () => session.start(),
  }
}
