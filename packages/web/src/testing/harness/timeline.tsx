import { I18nProvider } from '@lingui/react'
import { WarifuError } from '@warifu/client'
import { useLayoutEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createI18n } from '../../i18n/i18n.ts'
import { createSnapshots } from '../../snapshots.ts'
import { createTimelineModel } from '../../timeline/timeline.model.ts'
import { Timeline, type TimelineHandle } from '../../timeline/timeline.tsx'
import { account, room } from '../samples.ts'
import { createFakeClock } from '../fake-clock.ts'
import { createFakeRoom, entry, written, type EntryPart } from '../fake-room.ts'
import { createRowScene, peopleOf } from '../row-scene.ts'
import '../../styles/tokens.css'
import '../../styles/base.css'
import css from './timeline.module.css'

// `/timeline.html?messages=300&read=300&language=ja`: a timeline and a field below it, with a room that is an array.
const asked = new URLSearchParams(window.location.search)
const count = Number(asked.get('messages') ?? 300)
const read = Number(asked.get('read') ?? count)
const language = asked.get('language') === 'ja' ? 'ja' : 'en'
const html = document.documentElement
html.lang = language
html.dataset['theme'] = asked.get('theme') ?? 'light'

const NOW = new Date(2026, 10, 22, 21, 0).getTime()
/** So many minutes lie between two messages: there are several days, and runs of one author. */
const STEP_MS = 4 * 60_000
const me = account('me', '中村 葵')
const others = [account('sato', '佐藤 花'), account('lee', 'Lee Minho'), account('tanaka', '田中 翔')]
const people = peopleOf(me, ...others)

const textOf = (sequence: number) => `${sequence}: ${'これは少し長い文章です。'.repeat(1 + (sequence % 5))}`
const authorOf = (sequence: number) => [others[0], others[0], others[1], me][sequence % 4] ?? me
const place = room('long', '長い話', {
  head: count,
  membership: { state: 'member', role: 'member', readSequence: read, notify: 'all' },
})
const fake = createFakeRoom(
  Array.from({ length: count }, (_, index) =>
    entry(index + 1, authorOf(index + 1), NOW - (count - index) * STEP_MS, written(textOf(index + 1))),
  ),
  { room: place, now: () => NOW },
)

const model = createTimelineModel(fake.handle, {
  me: me.accountId,
  attention: createSnapshots(true),
  clock: createFakeClock(NOW),
  met: () => {},
})
const scene = createRowScene({
  handle: fake.handle,
  me: me.accountId,
  people,
  resend: model.resend,
  remove: model.remove,
  askQuote: model.askQuote,
  openMessage: (sequence) => {
    model.goTo({ to: 'message', sequence })
  },
})
const [sato] = others

function Stage() {
  const timeline = useRef<TimelineHandle>(null)
  const [lines, setLines] = useState(1)
  const [shown, setShown] = useState(true)
  useLayoutEffect(() => (shown ? model.open(null) : undefined), [shown])
  useLayoutEffect(() => {
    Object.assign(stage, { setLines, setShown, toEnd: () => timeline.current?.toEnd() })
  }, [])
  return (
    <div className={css['stage']}>
      {shown ? (
        <Timeline
          ref={timeline}
          model={model}
          scene={scene}
          people={people}
          roomName={place.name}
          whoReads="Everybody reads this."
        />
      ) : null}
      <textarea rows={lines} aria-label="field" />
    </div>
  )
}

/** What a test may do to the timeline from outside. */
const stage = {
  model,
  asked: fake.asked,
  hold: () => {
    stage.release = fake.hold()
  },
  release: () => {},
  deliver: (...texts: string[]) => {
    for (const text of texts) fake.store(sato ?? me, written(text))
  },
  store: (part: EntryPart) => fake.store(sato ?? me, part),
  edit: (target: number, text: string) => {
    fake.store(authorOf(target), { ...written(text), kind: 'edit', target } as EntryPart)
  },
  react: (target: number, emoji: string) => {
    fake.store(sato ?? me, { kind: 'reaction', target, content: { state: 'opened', emoji } })
  },
  erase: (target: number) => {
    fake.store(authorOf(target), { kind: 'delete', target })
  },
  goTo: (sequence: number) => {
    model.goTo({ to: 'message', sequence })
  },
  failHistory: (fails: boolean) => {
    fake.fail('history', fails ? new WarifuError('store-unavailable') : null)
  },
  loadAll: async () => {
    for (
      let shown = model.snapshot();
      shown.state === 'ready' && shown.older.state === 'more';
      shown = model.snapshot()
    ) {
      model.loadOlder()
      await new Promise((resolve) => setTimeout(resolve))
    }
  },
  // Once there is something to be seen.
  setLines: (() => {}) as (lines: number) => void,
  setShown: (() => {}) as (shown: boolean) => void,
  toEnd: () => {},
}
export type TimelineStage = typeof stage
Object.assign(window, { stage })
model.start()

const element = document.getElementById('app')
if (element !== null) {
  createRoot(element).render(
    <I18nProvider i18n={createI18n(language)}>
      <Stage />
    </I18nProvider>,
  )
}
