import type { AccountId } from '@warifu/protocol'
import type { RoomEntry, RoomEntryOf } from './entries.ts'
import type { Content, Message, Reaction } from './message.ts'

/**
 * Folds the entries of a room into messages. Entries may come in any order, again, and with gaps: the same entries always give
 * the same messages. A message that nothing happened to stays the same object.
 */
export type Fold = {
  /** True where some message changed or came. */
  readonly add: (entries: Iterable<RoomEntry>) => boolean
  /** In rising order; a new array only when something changed. What was deleted stays, as deleted. */
  readonly messages: readonly Message[]
}

type Root = RoomEntryOf<'message'> | RoomEntryOf<'erased'>

/** What is known of one message: itself, and what became of it, by sequence. */
type Parts = {
  root: Root | undefined
  readonly edits: Map<number, RoomEntryOf<'edit'>>
  readonly reactions: Map<number, RoomEntryOf<'reaction'>>
  pin: RoomEntryOf<'pin'> | undefined
}

/** @param me whose reactions are one's own */
export function createFold(me: AccountId): Fold {
  const parts = new Map<number, Parts>()
  const folded = new Map<number, Message>()
  /** By the sequence of what was deleted, a message or a reaction. */
  const deletions = new Map<number, RoomEntryOf<'delete'>>()
  /** Edits and reactions of which only their place is left. */
  const erased = new Set<number>()
  /** The messages that reactions belong to. */
  const homes = new Map<number, number>()
  /** Null: to be made anew when it is asked for, so that adding costs what changed and no more. */
  let shown: readonly Message[] | null = []

  function partsOf(sequence: number): Parts {
    const known = parts.get(sequence)
    if (known !== undefined) return known
    const made: Parts = { root: undefined, edits: new Map(), reactions: new Map(), pin: undefined }
    parts.set(sequence, made)
    return made
  }

  /** Takes one entry in. Returns the sequence of the message that it may have changed; null: none. */
  function take(entry: RoomEntry): number | null {
    switch (entry.kind) {
      case 'message': {
        const message = partsOf(entry.sequence)
        // What was erased does not come back, though an older page may still tell of it.
        if (message.root?.kind !== 'erased') message.root = entry
        return entry.sequence
      }
      case 'edit':
        partsOf(entry.target).edits.set(entry.sequence, entry)
        return entry.target
      case 'reaction':
        partsOf(entry.target).reactions.set(entry.sequence, entry)
        homes.set(entry.sequence, entry.target)
        return entry.target
      case 'pin': {
        const message = partsOf(entry.target)
        if ((message.pin?.sequence ?? 0) < entry.sequence) message.pin = entry
        return entry.target
      }
      case 'delete':
        if (entry.sequence < (deletions.get(entry.target)?.sequence ?? Infinity)) deletions.set(entry.target, entry)
        return homes.get(entry.target) ?? entry.target
      case 'erased':
        if (entry.target === null) partsOf(entry.sequence).root = entry
        else erased.add(entry.sequence)
        return entry.target ?? entry.sequence
      case 'unknown':
        return null
    }
  }

  function fold(root: Root, { edits, reactions, pin }: Parts): Message {
    const { sequence, at, accountId, deviceId, messageId } = root
    const header = { sequence, at, accountId, deviceId, messageId }
    const deletion = deletions.get(sequence)
    if (root.kind === 'erased' || deletion !== undefined) {
      const content: Content = { state: 'deleted', by: deletion?.accountId ?? null, at: deletion?.at ?? null }
      return { ...header, content, edited: null, reactions: [], pinned: false }
    }
    const stands = ({ sequence: own }: { readonly sequence: number }) => !erased.has(own) && !deletions.has(own)
    // Only who wrote a message edits it, whatever the server lets through [SQ11].
    const edit = newest([...edits.values()].filter((each) => each.accountId === accountId && stands(each)))
    return {
      ...header,
      content: edit === undefined ? root.content : { ...edit.content, ...answered(root, edit) },
      edited: edit === undefined ? null : { at: edit.at },
      reactions: gathered([...reactions.values()].filter(stands), me),
      pinned: pin?.pinned ?? false,
    }
  }

  function refold(sequence: number): boolean {
    const known = parts.get(sequence)
    if (known?.root === undefined) return false
    const next = fold(known.root, known)
    const before = folded.get(sequence)
    if (before !== undefined && same(before, next)) return false
    folded.set(sequence, next)
    return true
  }

  return {
    add(entries) {
      const touched = new Set<number>()
      for (const entry of entries) {
        const sequence = take(entry)
        if (sequence !== null) touched.add(sequence)
      }
      const changed = [...touched].filter(refold)
      if (changed.length === 0) return false
      shown = null
      return true
    },
    get messages() {
      return (shown ??= [...folded.values()].sort((a, b) => a.sequence - b.sequence))
    },
  }
}

const newest = <Entry extends { readonly sequence: number }>(entries: readonly Entry[]): Entry | undefined =>
  entries.reduce<Entry | undefined>((best, each) => (each.sequence > (best?.sequence ?? 0) ? each : best), undefined)

/** What a message answers does not change with its text. */
function answered(root: RoomEntryOf<'message'>, edit: RoomEntryOf<'edit'>): { readonly replyTo?: number | null } {
  return root.content.state === 'opened' && edit.content.state === 'opened' ? { replyTo: root.content.replyTo } : {}
}

/** Each account once for each emoji, in the order of the sequence. */
function gathered(entries: readonly RoomEntryOf<'reaction'>[], me: AccountId): readonly Reaction[] {
  const found = new Map<string, { accounts: AccountId[]; own: number | null }>()
  for (const { sequence, accountId, content } of entries.toSorted((a, b) => a.sequence - b.sequence)) {
    if (content.state !== 'opened') continue
    const reaction = found.get(content.emoji) ?? { accounts: [], own: null }
    found.set(content.emoji, reaction)
    if (!reaction.accounts.includes(accountId)) reaction.accounts.push(accountId)
    if (accountId === me) reaction.own ??= sequence
  }
  return [...found].map(([emoji, reaction]) => ({ emoji, ...reaction }))
}

/** Whether two foldings of one message show the same. */
const same = (a: Message, b: Message): boolean => JSON.stringify(a) === JSON.stringify(b)
