/** Dialogs that the shell opens; one at a time. */
export type ShellDialog = 'none' | 'create-room' | 'browse' | 'colleague' | 'account'
