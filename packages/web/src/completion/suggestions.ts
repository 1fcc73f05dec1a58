import type { AccountId, Room } from '@warifu/client'
import { findEmoji } from '../emoji/find-emoji.ts'
import type { Emoji } from '../emoji/emoji-data.ts'
import type { People } from '../people/people.model.ts'
import { fold, needleOf, rankOfFolded } from './fold-search.ts'
import type { Token } from './token.ts'

/** Something that can be put in place of what is typed. */
export type Suggestion = {
  readonly key: string
  /** What stands before the label: an emoji, `@`, `#`, `/`. */
  readonly sign: string
  readonly label: string
  readonly note: string
  readonly insert: string
  readonly mention: { readonly accountId: AccountId; readonly name: string } | null
}

export type SuggestionSources = {
  readonly people: People
  /** Nobody calls oneself. */
  readonly me: AccountId
  /** Members of the room come before others; null while they are not known. */
  readonly members: ReadonlySet<AccountId> | null
  readonly rooms: readonly Room[]
  readonly emoji: readonly Emoji[]
  readonly commands: readonly { readonly name: string; readonly note: string }[]
  readonly linkTo: (room: Room) => string
}

const MOST = 8

/** What fits what is typed, the best first. */
export function suggest(token: Token, sources: SuggestionSources): readonly Suggestion[] {
  switch (token.kind) {
    case 'mention':
      return suggestPeople(token.query, sources)
    case 'emoji':
      return findEmoji(sources.emoji, token.query, MOST).map(({ emoji, label, shortcode }) => ({
        key: emoji,
        sign: emoji,
        label,
        note: shortcode === null ? '' : `:${shortcode}:`,
        insert: emoji,
        mention: null,
      }))
    case 'room':
      return best(
        token.query,
        sources.rooms,
        (room) => [room.name],
        () => 0,
      ).map((room) => ({
        key: room.roomId,
        sign: '#',
        label: room.name,
        note: room.purpose,
        insert: `[#${escaped(room.name)}](${sources.linkTo(room)})`,
        mention: null,
      }))
    case 'command':
      return sources.commands
        .filter(({ name }) => name.startsWith(token.query.toLowerCase()))
        .map(({ name, note }) => ({ key: name, sign: '/', label: name, note, insert: `/${name}`, mention: null }))
  }
}

function suggestPeople(query: string, { people, me, members }: SuggestionSources): readonly Suggestion[] {
  return best(
    query,
    [...people.values()].filter(({ accountId }) => accountId !== me),
    ({ name, reading }) => (reading === null ? [name] : [name, reading]),
    ({ accountId }) => (members === null || members.has(accountId) ? 0 : 1),
  ).map(({ accountId, name, reading }) => ({
    key: accountId,
    sign: '@',
    label: name,
    note: reading ?? '',
    insert: `@${name}`,
    mention: { accountId, name },
  }))
}

function best<Item>(
  query: string,
  items: readonly Item[],
  namesOf: (item: Item) => readonly string[],
  handicap: (item: Item) => number,
): readonly Item[] {
  const needle = needleOf(query)
  return items
    .flatMap((item) => {
      // Letters with others between them are not looked for: a sentence goes on behind a name, and would find somebody.
      const rank = rankOfFolded(needle, namesOf(item).map(fold))
      return rank === null ? [] : [{ item, rank: rank + handicap(item) }]
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ item }) => item)
}

/** A name inside the text of a Markdown link: as letters, none of them a mark. Inside of a word `_` is none. */
const escaped = (name: string): string => name.replaceAll(/[\\[\]*`~<]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
