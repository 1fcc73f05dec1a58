import type { Model } from '../snapshots.ts'
import type { Total } from './total.model.ts'

/** The number on the icon of the installed application. 0: none. */
export type AppBadge = { readonly show: (count: number) => void }

export type AppBadgeModel = { readonly start: () => () => void }

/** By the browser's own means (Badging API); where it has none, there is no number. */
export function appBadgeOf({ navigator }: Pick<Window, 'navigator'>): AppBadge {
  if (!('setAppBadge' in navigator)) return { show: () => {} }
  return {
    show(count) {
      const shown = count === 0 ? navigator.clearAppBadge() : navigator.setAppBadge(count)
      // Not installed, or forbidden: the title of the tab says the same.
      shown.catch(() => {})
    },
  }
}

/** Keeps the icon's number at what is unread; the tab that leads does it for all. It goes with the account. */
export function createAppBadgeModel(badge: AppBadge, total: Model<Total>, leads: Model<boolean>): AppBadgeModel {
  return {
    start() {
      /** Null: whatever a page before this one left there. */
      let shown: number | null = null
      const show = (count: number) => {
        if (count === shown) return
        shown = count
        badge.show(count)
      }
      const update = () => {
        if (leads.snapshot()) show(total.snapshot().count)
      }
      update()
      const ends = [total.subscribe(update), leads.subscribe(update)]
      return () => {
        for (const end of ends) end()
        if (shown !== null) show(0)
      }
    },
  }
}
