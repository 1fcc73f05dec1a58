import type { Message } from '@warifu/client'
import { useEffect } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Hidden } from '../parts/hidden.tsx'
import { Icon } from '../parts/icon.tsx'
import type { People } from '../people/people.model.ts'
import { plainTextOf } from '../text/plain-text.ts'
import css from './reply-quote.module.css'
import type { RowScene } from './row-scene.ts'
import type { Quote } from './rows.ts'

/** More than one line shows of it is never needed. */
const MOST_CHARS = 200

/** What a message answers, on one line; it leads there. */
export function ReplyQuote({
  quote,
  scene,
  people,
}: {
  readonly quote: Quote
  readonly scene: RowScene
  readonly people: People
}) {
  const say = useSay()
  const { askQuote } = scene
  const unknown = quote.state === 'unknown' ? quote.sequence : null
  useEffect(() => {
    if (unknown !== null) askQuote(unknown)
  }, [unknown, askQuote])

  if (quote.state === 'gone') return <p className={css['quote']}>{say('timeline.quote.gone')}</p>
  const sequence = quote.state === 'known' ? quote.message.sequence : quote.sequence
  return (
    <button
      type="button"
      className={css['quote']}
      onClick={() => {
        scene.openMessage(sequence)
      }}
    >
      <Icon name="reply" />
      <Hidden>{say('timeline.quote.label')}</Hidden>
      {quote.state === 'known' ? (
        <>
          <bdi className={css['author']}>
            {quote.message.accountId === scene.me
              ? say('timeline.you')
              : (people.get(quote.message.accountId)?.name ?? say('timeline.unknown-author'))}
          </bdi>
          <bdi className={css['text']}>
            <QuotedText message={quote.message} />
          </bdi>
        </>
      ) : (
        <span className={css['text']}>{say('timeline.quote.loading')}</span>
      )}
    </button>
  )
}

function QuotedText({ message }: { readonly message: Message }) {
  const say = useSay()
  const { content } = message
  switch (content.state) {
    case 'opened':
      return plainTextOf(content.text).slice(0, MOST_CHARS)
    case 'unreadable':
      return say('timeline.quote.unreadable')
    case 'deleted':
      return say('timeline.deleted')
  }
}
