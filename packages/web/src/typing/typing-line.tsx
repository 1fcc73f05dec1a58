import { useSay } from '../i18n/use-say.ts'
import { Words } from '../i18n/words.tsx'
import type { People } from '../people/people.model.ts'
import { useSnapshot } from '../use-snapshot.ts'
import type { TypingModel } from './typing.model.ts'
import css from './typing-line.module.css'

/** Who is typing: up to two by name. The line keeps its place while nobody is, so that nothing moves. */
export function TypingLine({ model, people }: { readonly model: TypingModel; readonly people: People }) {
  const say = useSay()
  const typing = useSnapshot(model)
  const names = typing.map((id) => <bdi key={id}>{people.get(id)?.name ?? say('timeline.unknown-author')}</bdi>)
  const [first, second] = names
  return (
    <p className={css['line']}>
      {first === undefined ? null : names.length > 2 ? (
        say('typing.many', { count: names.length })
      ) : second === undefined ? (
        <Words id="typing.one" values={{ name: first }} />
      ) : (
        <Words id="typing.two" values={{ first, second }} />
      )}
    </p>
  )
}
