import { limits } from '@warifu/protocol'
import { table } from '../document.ts'

const number = (value: number) => value.toLocaleString('en')

/** Edits, reactions, deletions and pins, and how a client makes one message of them. */
export const becomesSection = (): string => `
## What becomes of a message

Everything that happens in a room is an entry of its one sequence. An entry of the kind \`message\` is what somebody wrote; it never changes in
place. What becomes of it is told by later entries, whose \`target\` is its sequence [SQ11]:

${table(
  ['Kind', 'Made by', 'Says', 'Who may'],
  [
    ['`edit`', '`message.edit`', 'The message has another text; the newest one counts.', 'who wrote the message'],
    ['`reaction`', '`message.react`', 'A reaction; which one is in its envelope.', 'every member'],
    [
      '`pin`',
      '`message.pin`',
      'The message is pinned for everybody, or no longer; the newest one counts.',
      'every member',
    ],
    [
      '`delete`',
      '`message.delete`',
      'The message is erased with its edits and reactions; or the reaction at `target` is.',
      'who wrote the message, and moderators; of a reaction who put it, and nobody else',
    ],
    ['`erased`', 'a deletion', 'What is left where a message, an edit or a reaction stood.', ''],
  ],
)}

Each of these commands carries a new \`messageId\`, as a message does: sending it again with the same one does nothing twice [SQ8]. What is not
there, is no message or is erased cannot be a target: \`message-unknown\`. A message has at most ${limits.editsPerMessage} edits and ${limits.reactionsPerMessage} standing reactions, ${limits.reactionsPerAccount} of
them by one account; a room has at most ${limits.pinsPerRoom} pinned messages.

**Erasing.** When \`message.delete\` is answered, the envelopes are gone from the server's store [ER1]. The entries keep their places, as \`erased\`,
with the hash of what stood there, so that the sequence stays without gaps. Those who are connected hear of it by the one push with the
\`delete\` entry: a client then forgets the message's text, its edits and its reactions by itself. Pages that are read afterwards have
\`erased\` in their places; \`by\` is the sequence of the \`delete\` entry. What others have read, copied or kept elsewhere is out of reach.

**Folding.** To show a message, gather its parts by \`target\`, in whatever order they came:

- deleted, where there is a \`delete\` entry for it or it stands as \`erased\`: show nothing else of it;
- its text and mentions are those of the newest \`edit\` by the account that wrote the message, else its own. \`replyTo\` is always its own;
- its reactions are the \`reaction\` entries that stand: not deleted, not \`erased\`, and readable. The same emoji by one account counts once. To take one's own
  back, delete its entry: \`target\` is the sequence of the reaction;
- pinned or not, by the newest \`pin\`.

**Pages.** A page of old messages does not hold what became of them later. So a page of \`message.history\` brings it along as \`related\`: of each
message on the page that stands, the newest edit, the standing reactions and the newest pin, and of each that was erased its deletion,
where they are not on the page themselves [SQ13]. Fold both together. Entries of \`related\` say nothing about the cursor. A page ends early rather than
bring more than ${number(limits.historyRelated)} of them. \`room.pins\` does the same; its \`entries\` are in the order of their pins. Earlier texts are asked for by \`message.revisions\`.

**Kinds that come later.** An entry whose \`kind\` you do not know has its place in the sequence and moves the cursor; show nothing of it [SQ12].
`
