import { describe, expect, it, vi } from 'vitest'
import { desktopOf, type DesktopPermission, type Shown } from './desktop.ts'

const shown: Shown = { tag: 'security', title: '佐藤 花', body: 'Wrote a message', calls: true, onClick: () => {} }

class FakeNotification {
  static permission: DesktopPermission = 'granted'
  static readonly made: FakeNotification[] = []
  static readonly requestPermission = vi.fn(async (): Promise<DesktopPermission> => 'granted')
  onclick: () => void = () => {}
  onclose: () => void = () => {}
  readonly close = vi.fn()
  readonly title: string
  readonly options: object
  constructor(title: string, options: object) {
    this.title = title
    this.options = options
    FakeNotification.made.push(this)
  }
}

function setUp(Notification: unknown = FakeNotification) {
  FakeNotification.made.length = 0
  const focus = vi.fn()
  const window = Object.assign(new EventTarget(), Notification === null ? {} : { Notification }, { focus })
  return {
    desktop: desktopOf(window as unknown as Window & typeof globalThis),
    focus,
    hide: () => window.dispatchEvent(new Event('pagehide')),
    made: () => FakeNotification.made,
  }
}

describe('the desktop', () => {
  it('shows one notification a tag, which calls again only where it should', () => {
    const { desktop, made } = setUp()
    desktop.show(shown)
    desktop.show({ ...shown, calls: false })
    expect(made().map(({ title, options }) => ({ title, ...options }))).toMatchObject([
      { title: '佐藤 花', body: 'Wrote a message', tag: 'security', renotify: true },
      { title: '佐藤 花', tag: 'security', renotify: false },
    ])
  })

  it('leads to the page when a notification is pressed, which then goes', () => {
    const { desktop, focus, made } = setUp()
    const onClick = vi.fn()
    desktop.show({ ...shown, onClick })
    made()[0]?.onclick()
    expect(focus).toHaveBeenCalledTimes(1)
    expect(onClick).toHaveBeenCalledTimes(1)
    expect(made()[0]?.close).toHaveBeenCalledTimes(1)
  })

  it('takes back what was shown, and all of it with the page', () => {
    const { desktop, hide, made } = setUp()
    const takeBack = desktop.show(shown)
    desktop.show({ ...shown, tag: 'release' })
    desktop.show({ ...shown, tag: 'lunch' })
    made()[2]?.onclose()
    takeBack()
    hide()
    expect(made().map(({ close }) => close.mock.calls.length)).toEqual([1, 1, 0])
  })

  it('asks by the browser’s own question', async () => {
    const { desktop } = setUp()
    expect(desktop.permission()).toBe('granted')
    expect(await desktop.ask()).toBe('granted')
    expect(FakeNotification.requestPermission).toHaveBeenCalledTimes(1)
  })

  it('without notifications is as if they were forbidden', async () => {
    const { desktop } = setUp(null)
    expect(desktop.permission()).toBe('denied')
    expect(await desktop.ask()).toBe('denied')
  })

  it('that has them by name only breaks nothing, and is not asked again', () => {
    const illegal = () => {
      throw new TypeError('Illegal constructor')
    }
    const { desktop } = setUp(Object.assign(illegal, { permission: 'granted' }))
    desktop.show(shown)()
    expect(desktop.permission()).toBe('denied')
  })
})
