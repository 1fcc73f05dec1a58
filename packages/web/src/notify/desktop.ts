export type DesktopPermission = 'default' | 'granted' | 'denied'

/** One notification: a later one with the same tag takes its place. */
export type Shown = {
  readonly tag: string
  readonly title: string
  readonly body: string
  readonly onClick: () => void
}

/** The desktop's notifications. */
export type Desktop = {
  readonly permission: () => DesktopPermission
  readonly ask: () => Promise<DesktopPermission>
  /** Returns the function that takes it away again. */
  readonly show: (shown: Shown) => () => void
}

/** By the browser's own means; where it has none, it is as if they were forbidden. */
export function desktopOf(window: Window & typeof globalThis): Desktop {
  const has = 'Notification' in window
  return {
    permission: () => (has ? window.Notification.permission : 'denied'),
    ask: async () => (has ? window.Notification.requestPermission() : 'denied'),
    show({ tag, title, body, onClick }) {
      const notification = new window.Notification(title, { tag, body, icon: '/favicon.svg' })
      notification.onclick = () => {
        window.focus()
        notification.close()
        onClick()
      }
      return () => {
        notification.close()
      }
    },
  }
}
