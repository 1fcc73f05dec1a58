import type { AccountId } from '@warifu/client'
import { createContext, use } from 'react'
import type { People } from '../people/people.model.ts'
import { Letters } from './letters.tsx'
import type { Mention } from './mention.ts'
import css from './message-text.module.css'

/** Whom the text around it mentions, and who reads it. */
export type Mentioned = { readonly mentions: readonly Mention[]; readonly people: People; readonly me: AccountId }

export const MentionedHere = createContext<Mentioned | null>(null)

/** Somebody's name where it was written, under the name they have now. The reader's own stands out in weight and by a mark. */
export function MentionName({ name }: { readonly name: string }) {
  const here = use(MentionedHere)
  const mention = here?.mentions.find((each) => each.name === name)
  const present = mention === undefined ? undefined : here?.people.get(mention.accountId)?.name
  const own = mention !== undefined && mention.accountId === here?.me
  const words = <Letters text={`@${present ?? name}`} />
  return own ? (
    <mark className={css['mention']}>
      <bdi>{words}</bdi>
    </mark>
  ) : (
    <bdi className={css['mention']}>{words}</bdi>
  )
}
