import { codes, commands, type CodeName, type CommandType, type EntryKind } from '@warifu/protocol'
import { jsonSchemaOf } from '@warifu/protocol/json-schema'
import { commandNotes } from '@warifu/protocol/notes'
import { jsonBlock, table } from '../document.ts'
import { commandExamples } from '../example/commands.ts'
import { fieldTable } from '../schema-table.ts'

const types = Object.keys(commands) as CommandType[]

/** Every command about one room may meet these. */
const inRoom = ['room-unknown', 'action-refused'] as const satisfies readonly CodeName[]
/** And every act on a message of it these. */
const onMessage = [...inRoom, 'message-unknown', 'message-id-taken'] as const satisfies readonly CodeName[]

/** Codes that a command may answer with, besides those that every command may meet. */
const refusals: Readonly<Record<CommandType, readonly CodeName[]>> = {
  'account.list': [],
  'account.reading': [],
  'connection.ping': [],
  'message.delete': onMessage,
  'message.edit': [...onMessage, 'envelope-refused', 'too-many-edits'],
  'message.history': inRoom,
  'message.locate': inRoom,
  'message.pin': [...onMessage, 'too-many-pins'],
  'message.react': [...onMessage, 'envelope-refused', 'too-many-reactions'],
  'message.revisions': [...inRoom, 'message-unknown'],
  'message.send': [...inRoom, 'message-id-taken', 'envelope-refused'],
  'presence.list': [],
  'presence.set': [],
  'privacy.set': [],
  'privacy.show': [],
  'room.change': inRoom,
  'room.create': ['room-id-taken', 'too-many-rooms'],
  'room.direct': ['account-unknown', 'too-many-rooms'],
  'room.invite': [...inRoom, 'account-unknown', 'too-many-invitations'],
  'room.join': [...inRoom, 'too-many-rooms'],
  'room.leave': inRoom,
  'room.list': [],
  'room.members': inRoom,
  'room.notify': inRoom,
  'room.pins': inRoom,
  'room.read': inRoom,
  'room.remove': [...inRoom, 'account-unknown'],
  'room.typing': inRoom,
}

const toldAs = (kind: EntryKind) =>
  `Every connection of every member gets the push \`message\` with an entry of the kind \`${kind}\`, this one too. Sending again with the same \`messageId\` pushes nothing.`

/** What happens besides the reply. */
const effects: Readonly<Partial<Record<CommandType, string>>> = {
  'account.reading': 'Others find it in `account.list`; nothing is pushed.',
  'message.delete': `${toldAs('delete')} It cannot be undone [ER1].`,
  'message.edit': toldAs('edit'),
  'message.pin': `${toldAs('pin')} Where nothing changes nothing is pushed either, and \`sequence\` is that of the pin entry that made it so: 0 where there never was one.`,
  'message.react': toldAs('reaction'),
  'message.send': toldAs('message'),
  'presence.set':
    'Where that changes what the account is, those who show their own presence get the push `presence`, within a second or so.',
  'privacy.set':
    'Your connections get the push `privacy`. What was shown and is so no longer is taken back from those who saw it: by `presence` with null, `typing` with false, `receipt` with null.',
  'room.change':
    'The connections of the members get the push `room`. For a room that is public, or was, everybody’s do; who is no member of one that became private gets `room-left`.',
  'room.create':
    'Your connections get the push `room`; for a public room everybody’s do. The same `roomId` by the same account again: the room as it is.',
  'room.direct': 'Your connections get the push `room`; those of the other account get it with the first entry [DR1].',
  'room.invite': 'The connections of the invited account get the push `room`. Nobody is invited to a direct room.',
  'room.join':
    'Your connections get the push `room`, those of the members `member-joined`. Joining again changes nothing.',
  'room.leave':
    'Your connections get the push `room-left`, those of the other members `member-left`, unless you were invited only. Nobody leaves a direct room.',
  'room.notify':
    'Your connections get the push `room`. The server itself notifies nobody: it keeps the choice for your devices.',
  'room.read':
    'Your connections get the push `read`; where you show receipts, those of other members who show theirs get `receipt`.',
  'room.remove':
    'The connections of the removed account get the push `room-left`, those of the members `member-left`, unless it was invited only. Moderators only, and not for oneself.',
  'room.typing':
    'Where you show typing, the connections of other members who show theirs get the push `typing`. Send it again every few seconds while it goes on.',
}

const codeLink = (name: CodeName) => `[\`${name}\`](errors/${codes[name].code}.md)`

function commandSection(type: CommandType): string {
  const { summary, cost, params, result } = commands[type]
  const example = commandExamples[type]
  const notes = commandNotes[type]
  const also = refusals[type]
  const effect = effects[type]
  return [
    `### \`${type}\``,
    `${summary}${effect === undefined ? '' : ` ${effect}`}`,
    `Cost ${cost}.${also.length === 0 ? '' : ` May be refused with ${also.map(codeLink).join(', ')}.`}`,
    'Params:',
    fieldTable(jsonSchemaOf(params, notes.params)),
    jsonBlock({ id: 1, type, params: example.params }),
    'Result:',
    fieldTable(jsonSchemaOf(result, notes.result)),
    jsonBlock({ id: 1, ok: true, result: example.result }),
  ].join('\n\n')
}

/** Every command with its fields and an example. */
export const commandsSection = (): string =>
  [
    '## Commands',
    table(
      ['Command', 'Cost', 'In one sentence'],
      types.map((type) => [
        `[\`${type}\`](#${type.replaceAll('.', '')})`,
        String(commands[type].cost),
        commands[type].summary,
      ]),
    ),
    `Any command may be refused with ${(
      ['command-unknown', 'params-invalid', 'budget-exceeded', 'store-unavailable', 'internal-error'] as const
    )
      .map(codeLink)
      .join(
        ', ',
      )}. A private room that is not yours and a room that does not exist are the same answer: \`room-unknown\`.

**Pages.** A listing has at most 500 items, in the order of their ids as ASCII text. While \`more\`, ask again with \`after\` the last id. Pages of
history, revisions and pins go by sequences, and may be shorter than asked for.

**Budget.** Each command takes its cost from what the connection has left: 300 at once, of which 60 come back each second, unless the
server is configured otherwise. When it is used up the answer is \`budget-exceeded\` with \`retryAfterMs\`: nothing was done, send the
command again then. This, and every frame that is refused, is a strike; too many strikes in a short time close the connection [CN5].`,
    ...types.map(commandSection),
  ].join('\n\n')
