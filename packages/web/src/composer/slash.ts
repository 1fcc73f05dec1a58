import type { MessageId } from '../i18n/i18n.ts'

/** What can be done by a line that begins with a slash: its name, and the sentence that says what it does. */
export const slashCommands = [
  { name: 'shortcuts', words: 'slash.shortcuts' },
  { name: 'mute', words: 'slash.mute' },
  { name: 'unmute', words: 'slash.unmute' },
  { name: 'purpose', words: 'slash.purpose' },
  { name: 'pins', words: 'slash.pins' },
  { name: 'members', words: 'slash.members' },
  { name: 'settings', words: 'slash.settings' },
] as const satisfies readonly { readonly name: string; readonly words: MessageId }[]

export type SlashName = (typeof slashCommands)[number]['name']

/** What a line means. `text`: no command, to be sent as it stands; two slashes at the beginning are one that is meant. */
export type Line =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'command'; readonly name: SlashName; readonly rest: string }
  | { readonly kind: 'unknown'; readonly name: string }

export function readLine(text: string): Line {
  if (text.startsWith('//')) return { kind: 'text', text: text.slice(1) }
  // Keyboards of phones begin with a capital.
  const found = /^\/([a-z][a-z-]*)(?:\s+([^]*))?$/i.exec(text.trimEnd())
  // A path, a fraction, a smiley: what is no word after the slash is a text.
  if (found === null) return { kind: 'text', text }
  const [, name = '', rest = ''] = found
  const known = slashCommands.find((command) => command.name === name.toLowerCase())
  return known === undefined ? { kind: 'unknown', name } : { kind: 'command', name: known.name, rest: rest.trim() }
}

/** The line by which a text is sent as it stands, also where it begins like a command. */
export function lineFor(text: string): string {
  const line = readLine(text)
  return line.kind === 'text' && line.text === text ? text : `/${text}`
}
