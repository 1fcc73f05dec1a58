import type { Client, LinkInfo, Session } from '@warifu/client'
import type { I18n } from '@lingui/core'
import { createChatModels, type ChatModels, type Surroundings } from './chat.model.ts'
import { createDraftKeeper } from './composer/drafts.ts'
import { createEntryModel, type EntryModel } from './entry/entry.model.ts'
import type { Root } from './preferences/paint.ts'
import { createPreferencesModel, type Kept, type PreferencesModel } from './preferences/preferences.model.ts'
import { createSessionModel, type SessionModel } from './session/session.model.ts'
import { createSignInModel, type SignInModel } from './sign-in/sign-in.model.ts'
import { createSnapshots, type Model } from './snapshots.ts'
import { countUnsent } from './strip/unsent.model.ts'

export type AppModels = {
  readonly preferences: PreferencesModel
  readonly session: SessionModel
  readonly signIn: SignInModel
  /** The one-use link that this page was opened with; null where it was not. */
  readonly entry: Model<EntryModel | null>
  readonly newChat: (session: Session) => ChatModels
  /** A one-use link came into the address bar. `secret` null: the address had none. */
  readonly came: (kind: LinkInfo['kind'], secret: string | null) => void
  /** Written and not yet stored by the server: a page that closes now loses as many messages. */
  readonly unsent: () => number
  readonly start: () => () => void
}

export type Page = Surroundings & {
  readonly storage: Kept
  /** Whether the system asks for strong contrast. */
  readonly systemWantsMore: Model<boolean>
  readonly root: Root
  readonly i18n: I18n
  readonly navigate: (path: string) => void
}

/** Everything that is on screen, without the screen. */
export function createAppModels(client: Client, page: Page): AppModels {
  const drafts = createDraftKeeper()
  const session = createSessionModel(client, drafts.forget)
  const entry = createSnapshots<EntryModel | null>(null)
  return {
    preferences: createPreferencesModel(page.storage, page.root, page.i18n, page.systemWantsMore),
    session,
    signIn: createSignInModel(client, session.began),
    entry,
    newChat: (present) => createChatModels(client, present, drafts.of(present.account.accountId), page),
    came(kind, secret) {
      const began = (present: Session) => {
        session.began(present)
        entry.set(null)
        page.navigate('/')
      }
      entry.set(createEntryModel(client, kind, secret, began))
    },
    unsent: () => countUnsent(client),
    start: () => session.start(),
  }
}
