import type { AccountId } from '@warifu/client'
import { needleOf, rankOf } from '../completion/fold-search.ts'
import type { Language } from '../i18n/i18n.ts'

type Named = { readonly accountId: AccountId; readonly name: string; readonly reading: string | null }

/** Who is found by a name or its reading: by how well, then by how their names are read; `last`, oneself, last. */
export function findPeople<Person extends Named>(
  people: Iterable<Person>,
  sought: string,
  language: Language,
  last: AccountId | null,
): readonly Person[] {
  const needle = needleOf(sought)
  const { compare } = new Intl.Collator(language)
  const readAs = ({ name, reading }: Named) => reading ?? name
  const comesLast = ({ accountId }: Named) => Number(accountId === last)
  return [...people]
    .flatMap((person) => {
      const rank = rankOf(needle, [person.name, readAs(person)])
      return rank === null ? [] : [{ person, rank }]
    })
    .sort(
      (a, b) =>
        comesLast(a.person) - comesLast(b.person) || a.rank - b.rank || compare(readAs(a.person), readAs(b.person)),
    )
    .map(({ person }) => person)
}
