import type { Message } from '@warifu/client'
import { dates } from '../i18n/dates.ts'
import { useLanguage, useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import type { People } from '../people/people.model.ts'
import { MessageText } from '../text/message-text.tsx'
import css from './message-content.module.css'
import type { RowScene } from './row-scene.ts'
import type { Row } from './rows.ts'

/** What a message says; where nothing can be shown of it, why. */
export function MessageContent({
  row,
  scene,
  people,
}: {
  readonly row: Row
  readonly scene: RowScene
  readonly people: People
}) {
  const say = useSay()
  const { me, unfolded } = scene
  if (row.kind === 'outgoing') {
    const { text, mentions } = row.outgoing
    return <MessageText {...{ text, mentions, people, me, unfolded }} textKey={row.key} />
  }
  const { content } = row.message
  switch (content.state) {
    case 'opened':
      return (
        <MessageText
          text={content.text}
          mentions={content.mentions}
          people={people}
          me={me}
          unfolded={unfolded}
          textKey={row.key}
        />
      )
    case 'unreadable':
      return (
        <p className={css['absent']}>
          {say(content.reason === 'suite-unknown' ? 'timeline.suite-unknown' : 'timeline.content-invalid')}
        </p>
      )
    case 'deleted':
      return <Tombstone message={row.message} deleted={content} me={me} people={people} />
  }
}

type Deleted = Extract<Message['content'], { state: 'deleted' }>

/** Who deleted a message, and when, as far as it is known: its author, or a moderator of the room. */
function Tombstone({
  message,
  deleted,
  me,
  people,
}: {
  readonly message: Message
  readonly deleted: Deleted
  readonly me: RowScene['me']
  readonly people: People
}) {
  const say = useSay()
  const language = useLanguage()
  const { by, at } = deleted
  return (
    <p className={css['absent']}>
      {by === me ? (
        say('timeline.deleted.by-you')
      ) : by === null ? (
        say('timeline.deleted')
      ) : (
        <Words
          id={by === message.accountId ? 'timeline.deleted.by-author' : 'timeline.deleted.by-moderator'}
          values={{ name: <bdi>{people.get(by)?.name ?? say('timeline.unknown-author')}</bdi> }}
        />
      )}
      {at === null ? null : (
        <time className={css['when']} dateTime={new Date(at).toISOString()} title={dates[language].moment(at)}>
          {dates[language].time(at)}
        </time>
      )}
    </p>
  )
}
