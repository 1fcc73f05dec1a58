import { I18nProvider } from '@lingui/react'
import { createRoot } from 'react-dom/client'
import { createI18n } from '../../i18n/i18n.ts'
import { MessageText } from '../../text/message-text.tsx'
import { createUnfoldedModel } from '../../text/unfolded.model.ts'
import { accountId } from '../fake-client.ts'
import '../../styles/tokens.css'
import '../../styles/base.css'

// `/texts.html?theme=dark&language=ja`: shows texts as messages show them, and nothing around them.
const asked = new URLSearchParams(window.location.search)
const language = asked.get('language') === 'ja' ? 'ja' : 'en'
document.documentElement.dataset['theme'] = asked.get('theme') ?? 'light'
document.documentElement.lang = language

const element = document.getElementById('app')
const root = element === null ? null : createRoot(element)
const unfolded = createUnfoldedModel()

const showTexts = (texts: readonly string[]) => {
  root?.render(
    <I18nProvider i18n={createI18n(language)}>
      <ol>
        {texts.map((text, index) => (
          <li key={index} data-testid="text">
            <MessageText
              text={text}
              mentions={[{ accountId: accountId('me'), name: '中村' }]}
              people={new Map()}
              me={accountId('me')}
              unfolded={unfolded}
              textKey={String(index)}
            />
          </li>
        ))}
      </ol>
    </I18nProvider>,
  )
}
export type ShowTexts = typeof showTexts
Object.assign(window, { showTexts })
