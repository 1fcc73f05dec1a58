import { measureElement, type VirtualItem, type Virtualizer } from '@tanstack/react-virtual'
import type { ReaderPlace } from './timeline-snapshot.ts'

type List = Virtualizer<HTMLElement, HTMLElement>

type Parts = {
  /** Called whenever the list was drawn or scrolled. */
  readonly onPlaced: (place: ReaderPlace) => void
  readonly onNearStart: () => void
  readonly onNearEnd: () => void
}

/** Closer to the end than this is at the end, in pixels: browsers round. */
const END_TOLERANCE = 24
/** Closer to an edge than this, what lies beyond it is fetched. */
const NEAR = 800
/** So far below the upper edge lies what is under the eye; a row of which less is left in sight is being left. */
const EYE_LINE = 64

/**
 * Keeps what is under the reader's eye where it is. At the end it stays at the end, whatever comes or grows. Anywhere else the text
 * that is read stays in its place on the screen: rows may come above and below it, change their height, and take dividers with them.
 * The virtual list knows where rows lie; what of them counts is decided here.
 */
export class ScrollKeeper {
  readonly #parts: Parts
  #list: List | null = null
  #viewport: HTMLElement | null = null
  /** The list sticks to its end. */
  #stuck = true
  #reachesPresent = true
  #drawing = false
  /** Where the last look found the viewport. */
  #top = 0
  /** The row under the eye before something changes. */
  #eye: string | null = null
  /** A row that the reader was led to is under the eye until they move on. */
  #led: string | null = null
  /** The row that is to take the focus as soon as it is drawn. */
  #focusNext: string | null = null
  /** How far the text under the eye was moved by what stands above it in its own row, and is not back yet. */
  #owed = 0
  /** How far below its row's upper edge a text begins: it was, and is. */
  readonly #heads = new WeakMap<Element, { readonly before: number; readonly now: number }>()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  get attached(): boolean {
    return this.#list !== null
  }

  /** @returns lets go of them */
  attach(list: List, viewport: HTMLElement, sizer: HTMLElement): () => void {
    this.#list = list
    this.#viewport = viewport
    list.shouldAdjustScrollPositionOnItemSizeChange = (item) => this.#moves(item)
    const resized = new ResizeObserver(() => {
      this.#settle()
      this.#stick()
      this.#note()
    })
    resized.observe(viewport)
    resized.observe(sizer)
    // Before the list hears of it and draws, and after that.
    const scrolled = () => {
      this.#lookWhere()
    }
    const drawnThere = () => {
      this.#note()
    }
    const movedOn = () => {
      this.#led = null
    }
    viewport.addEventListener('scroll', scrolled, { passive: true, capture: true })
    viewport.addEventListener('scroll', drawnThere, { passive: true })
    for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown'])
      viewport.addEventListener(act, movedOn, { passive: true })
    return () => {
      resized.disconnect()
      viewport.removeEventListener('scroll', scrolled, { capture: true })
      viewport.removeEventListener('scroll', drawnThere)
      for (const act of ['wheel', 'touchmove', 'pointerdown', 'keydown']) viewport.removeEventListener(act, movedOn)
      this.#list = null
      this.#viewport = null
    }
  }

  /**
   * Before the rows change: a reader who has just scrolled is where they are now, even where the browser has not told yet. The list is
   * told by the event that the browser still owes.
   */
  readonly look = (): void => {
    const [list, viewport] = [this.#list, this.#viewport]
    // While it draws, the list has been told where it goes.
    if (list === null || viewport === null || this.#drawing) return
    if (Math.abs(viewport.scrollTop - (list.scrollOffset ?? 0)) > 1) viewport.dispatchEvent(new Event('scroll'))
  }

  /**
   * After the rows were drawn.
   * @param reachesPresent false: the end of the list is not the present, so that nobody stays at it
   */
  drawn(reachesPresent: boolean): void {
    this.#drawing = true
    this.#reachesPresent = reachesPresent
    this.#stuck &&= reachesPresent && !this.#scrolledUp()
    this.#stick()
    this.#takeFocus()
    this.#note()
    this.#drawing = false
  }

  toEnd(): void {
    this.#stuck = true
    this.#led = null
    this.#stick()
    this.#top = this.#viewport?.scrollTop ?? 0
  }

  /** To a row of which the upper edge shall lie `top` pixels below the viewport's, or `middle`. */
  toRow(index: number, top: number | 'middle'): void {
    const [list, viewport] = [this.#list, this.#viewport]
    const item = list?.measurementsCache[index]
    if (list === null || viewport === null || item === undefined) return
    this.#stuck = false
    this.#led = String(item.key)
    const room = viewport.clientHeight - item.size
    list.scrollToOffset(item.start - (top === 'middle' ? Math.max(EYE_LINE, room / 2) : top))
  }

  /** The row takes the focus when it is drawn; where it is out of sight it is scrolled into it. */
  focus(key: string): void {
    this.#focusNext = key
  }

  /** The first row that begins a whole view further up or down than a row. */
  pageFrom(index: number, direction: -1 | 1): number {
    const [list, viewport] = [this.#list, this.#viewport]
    const start = list?.measurementsCache[index]?.start
    if (list === null || viewport === null || start === undefined) return index
    const there = list.getVirtualItemForOffset(start + direction * (viewport.clientHeight - EYE_LINE))?.index ?? index
    return there === index ? index + direction : there
  }

  /** Something in a row is about to be unfolded or folded by whoever reads it: it stays where it was pressed. */
  release(key: string): void {
    this.#stuck = false
    this.#led = key
  }

  /** The size of a row for the list; beside it, where the row's text begins. */
  readonly measure = (element: HTMLElement, entry: ResizeObserverEntry | undefined, list: List): number => {
    const size = measureElement(element, entry, list)
    const text = element.querySelector('[data-eye]')
    if (text !== null && (entry !== undefined || !this.#heads.has(element))) {
      const now = text.getBoundingClientRect().top - element.getBoundingClientRect().top
      this.#heads.set(element, { before: this.#heads.get(element)?.now ?? now, now })
    }
    return size
  }

  /** Whether the reader's place moves along when a row changes its height: true for what lies above the text under the eye. */
  #moves(item: VirtualItem): boolean {
    const list = this.#list
    if (list === null || this.#stuck) return false
    const element = this.#eye === null ? undefined : list.elementsCache.get(this.#eye)
    if (element === undefined) return item.start < (list.scrollOffset ?? 0)
    const eye = list.indexFromElement(element)
    if (item.index !== eye) return item.index < eye
    if (!list.itemSizeCache.has(item.key)) return item.start < (list.scrollOffset ?? 0)
    const head = this.#heads.get(element)
    // What grew or went above the text is made up for; what the text itself did lies below where it begins.
    if (head !== undefined) this.#owed += head.now - head.before
    return false
  }

  /** Puts the text under the eye back to where it was, after what stands above it in its own row has changed. */
  #settle(): void {
    const [list, viewport] = [this.#list, this.#viewport]
    const owed = Math.round(this.#owed)
    this.#owed = 0
    if (list === null || viewport === null || owed === 0) return
    viewport.scrollTop += owed
    this.look()
  }

  #stick(): void {
    if (this.#stuck && this.#viewport !== null && distanceToEnd(this.#viewport) > 1) this.#list?.scrollToEnd()
  }

  /** What grew since the last look does not take the reader away from the end; scrolling up does. */
  #lookWhere(): void {
    const viewport = this.#viewport
    if (viewport === null) return
    if (this.#reachesPresent && distanceToEnd(viewport) <= END_TOLERANCE) this.#stuck = true
    else if (this.#scrolledUp()) this.#stuck = false
    this.#top = viewport.scrollTop
  }

  /** Since the last look, whether the browser has told of it yet or not. */
  #scrolledUp(): boolean {
    const viewport = this.#viewport
    return viewport !== null && viewport.scrollTop < this.#top - 1 && distanceToEnd(viewport) > END_TOLERANCE
  }

  #note(): void {
    const [list, viewport] = [this.#list, this.#viewport]
    if (list === null || viewport === null) return
    this.#top = viewport.scrollTop
    // A list that fits into the view is at its end without ever being scrolled. Before its last row is measured nobody knows.
    const last = list.measurementsCache.at(-1)
    const isKnown = last !== undefined && list.itemSizeCache.has(last.key)
    if (isKnown && this.#reachesPresent && distanceToEnd(viewport) <= END_TOLERANCE) this.#stuck = true
    const eye = this.#rowUnderEye(list, viewport)
    this.#eye = eye === null ? null : String(eye.key)
    this.#parts.onPlaced(
      this.#stuck || eye === null
        ? { at: 'end' }
        : { at: 'row', key: String(eye.key), top: eye.start - viewport.scrollTop },
    )
    if (viewport.scrollTop < NEAR) this.#parts.onNearStart()
    if (distanceToEnd(viewport) < NEAR) this.#parts.onNearEnd()
  }

  #rowUnderEye(list: List, viewport: HTMLElement): VirtualItem | null {
    const offset = viewport.scrollTop
    const holder = document.activeElement
    const focused = viewport.contains(holder) ? holder?.closest<HTMLElement>('[data-index]') : undefined
    for (const element of [this.#led === null ? undefined : list.elementsCache.get(this.#led), focused ?? undefined]) {
      const item = element && list.measurementsCache[list.indexFromElement(element)]
      if (item !== undefined && item.end > offset && item.start < offset + viewport.clientHeight) return item
    }
    return list.getVirtualItemForOffset(offset + Math.min(EYE_LINE, viewport.clientHeight / 4)) ?? null
  }

  #takeFocus(): void {
    const key = this.#focusNext
    const row = key === null ? undefined : this.#list?.elementsCache.get(key)?.querySelector('article')
    if (!row) return
    this.#focusNext = null
    row.focus({ preventScroll: true })
    row.scrollIntoView({ block: 'nearest' })
    this.#lookWhere()
  }
}

const distanceToEnd = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): number =>
  scrollHeight - scrollTop - clientHeight
