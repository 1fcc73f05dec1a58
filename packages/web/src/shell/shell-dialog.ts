/** What the shell opens over the chat, one at a time. Each has an address, so that Back closes it. */
export const shellDialogs = [
  'palette',
  'shortcuts',
  'create-room',
  'browse',
  'people',
  'colleague',
  'settings',
] as const
export type ShellDialog = (typeof shellDialogs)[number]
