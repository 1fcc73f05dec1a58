export type DesktopPermission = 'default' | 'granted' | 'denied'

/** One notification: a later one with the same tag takes its place. */
export type Shown = {
  readonly tag: string
  readonly title: string
  readonly body: string
  /** It calls for attention, also where another one with this tag stands. */
  readonly calls: boolean
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
  let works = 'Notification' in window
  const open = new Set<Notification>()
  const close = (notification: Notification) => {
    open.delete(notification)
    notification.close()
  }
  // A page that is gone can neither take back what was read meanwhile nor lead anywhere.
  window.addEventListener('pagehide', () => {
    for (const notification of open) close(notification)
  })

  return {
    permission: () => (works ? window.Notification.permission : 'denied'),
    ask: async () => (works ? window.Notification.requestPermission() : 'denied'),
    show({ tag, title, body, calls, onClick }) {
      const notification = make(window, title, { tag, body, icon: '/favicon.svg', renotify: calls })
      if (notification === null) {
        works = false
        return () => {}
      }
      open.add(notification)
      notification.onclose = () => {
        open.delete(notification)
      }
      notification.onclick = () => {
        window.focus()
        close(notification)
        onClick()
      }
      return () => {
        close(notification)
      }
    },
  }
}

/** `renotify` is of the standard (Notifications API) and missing from TypeScript's library. */
type Options = NotificationOptions & { readonly renotify: boolean }

/** Null where the browser has the name alone: on phones a page may not make one. */
function make({ Notification }: typeof globalThis, title: string, options: Options): Notification | null {
  try {
    return new Notification(title, options)
  } catch {
    return null
  }
}
