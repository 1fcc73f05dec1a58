import { Component, createRef, type ReactNode } from 'react'
import css from './scroll-keeper.module.css'

type Props = {
  readonly label: string
  /** Rows marked `data-row` with a key that stays the same; the row marked `data-start` is where reading begins. */
  readonly children: ReactNode
  /** The newest row came into sight, or went out of it. */
  readonly onPlaced: (atEnd: boolean) => void
  /** The reader comes near the first row. */
  readonly onNearTop: () => void
}

/** What is under the reader's eye, measured just before the rows change. */
type Eye =
  | { readonly at: 'end' }
  | { readonly at: 'row'; readonly key: string; readonly top: number }
  | { readonly at: 'nothing' }

/** Closer to the end than this is at the end, in pixels: browsers round. */
const END_TOLERANCE = 24
const NEAR_TOP = 600

/**
 * The scrolled part of a timeline. At the end it stays at the end, whatever comes or grows. Anywhere else what is under the eye stays
 * there: rows may come above and below it. A class, because only a class is asked before the rows change.
 */
export class ScrollKeeper extends Component<Props> {
  readonly #viewport = createRef<HTMLDivElement>()
  readonly #content = createRef<HTMLDivElement>()
  #resized: ResizeObserver | null = null
  #atEnd = true
  /** Where the last look found the viewport. */
  #top = 0

  override componentDidMount() {
    const viewport = this.#viewport.current
    const content = this.#content.current
    if (viewport === null || content === null) return
    const start = content.querySelector('[data-start]')
    if (start === null) this.toEnd()
    else
      viewport.scrollTop +=
        start.getBoundingClientRect().top - viewport.getBoundingClientRect().top - viewport.clientHeight / 4
    this.#resized = new ResizeObserver(() => {
      if (this.#isAtEnd(viewport)) this.toEnd()
    })
    this.#resized.observe(viewport)
    this.#resized.observe(content)
    this.#notePlace()
  }

  override componentWillUnmount() {
    this.#resized?.disconnect()
  }

  override getSnapshotBeforeUpdate(): Eye {
    const viewport = this.#viewport.current
    if (viewport === null) return { at: 'nothing' }
    if (this.#isAtEnd(viewport)) return { at: 'end' }
    const edge = viewport.getBoundingClientRect().top
    for (const row of this.#rows()) {
      const { top, bottom } = row.getBoundingClientRect()
      const key = row.dataset['row']
      if (bottom > edge && key !== undefined) return { at: 'row', key, top }
    }
    return { at: 'nothing' }
  }

  override componentDidUpdate(_props: Props, _state: unknown, eye: Eye) {
    const viewport = this.#viewport.current
    if (viewport === null) return
    if (eye.at === 'end') this.toEnd()
    if (eye.at === 'row') {
      const row = this.#rows().find((each) => each.dataset['row'] === eye.key)
      if (row !== undefined) viewport.scrollTop += row.getBoundingClientRect().top - eye.top
    }
    this.#notePlace()
  }

  /** Shows the newest row. */
  toEnd() {
    const viewport = this.#viewport.current
    if (viewport === null) return
    viewport.scrollTop = viewport.scrollHeight
    this.#place(viewport, true)
  }

  /**
   * Asked between two looks: what grew meanwhile does not take the reader away from the end, but a reader who scrolled up did leave
   * it, even where the browser has not told yet.
   */
  #isAtEnd(viewport: HTMLElement): boolean {
    return distanceToEnd(viewport) <= END_TOLERANCE || (this.#atEnd && viewport.scrollTop >= this.#top - 1)
  }

  #rows(): HTMLElement[] {
    return [...(this.#content.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  }

  #place(viewport: HTMLElement, atEnd: boolean) {
    this.#atEnd = atEnd
    this.#top = viewport.scrollTop
    this.props.onPlaced(atEnd)
  }

  readonly #notePlace = () => {
    const viewport = this.#viewport.current
    if (viewport === null) return
    this.#place(viewport, distanceToEnd(viewport) <= END_TOLERANCE)
    if (viewport.scrollTop < NEAR_TOP) this.props.onNearTop()
  }

  override render() {
    return (
      // The announcer speaks for it: a log that read its own history out would never end. It takes the focus, so that keys scroll it.
      <div
        ref={this.#viewport}
        className={css['viewport']}
        role="log"
        aria-label={this.props.label}
        aria-live="off"
        tabIndex={0}
        onScroll={this.#notePlace}
      >
        <div ref={this.#content} className={css['content']}>
          {this.props.children}
        </div>
      </div>
    )
  }
}

const distanceToEnd = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement): number =>
  scrollHeight - scrollTop - clientHeight
