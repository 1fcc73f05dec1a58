import type { MessageId } from '../i18n/i18n.ts'
import type { Choices } from './choices.ts'

export const themeNames: Readonly<Record<Choices['theme'], MessageId>> = {
  system: 'preferences.theme.system',
  light: 'preferences.theme.light',
  dark: 'preferences.theme.dark',
}
