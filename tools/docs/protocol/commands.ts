import { codes, commands, type CodeName, type CommandType } from '@warifu/protocol'
import { jsonSchemaOf } from '@warifu/protocol/json-schema'
import { commandNotes } from '@warifu/protocol/notes'
import { jsonBlock, table } from '../document.ts'
import { commandExamples } from '../example/commands.ts'
import { fieldTable } from '../schema-table.ts'

const types = Object.keys(commands) as CommandType[]

/** Codes that a command may answer with, besides those that every command may meet. */
const refusals: Readonly<Record<CommandType, readonly CodeName[]>> = {
  'account.list': [],
  'connection.ping': [],
  'message.history': ['room-unknown', 'action-refused'],
  'message.send': ['room-unknown', 'action-refused', 'envelope-refused'],
  'room.create': ['room-id-taken', 'too-many-rooms'],
  'room.invite': ['room-unknown', 'action-refused', 'account-unknown', 'too-many-invitations'],
  'room.join': ['room-unknown', 'action-refused', 'too-many-rooms'],
  'room.leave': ['room-unknown', 'action-refused'],
  'room.list': [],
  'room.members': ['room-unknown', 'action-refused'],
  'room.read': ['room-unknown', 'action-refused'],
}

/** What happens besides the reply. */
const effects: Readonly<Partial<Record<CommandType, string>>> = {
  'message.send':
    'Every connection of every member gets the push `message`, this one too. Sending again with the same `messageId` pushes nothing.',
  'room.create':
    'Your connections get the push `room`; for a public room everybody’s do. The same `roomId` by the same account again: the room as it is.',
  'room.invite': 'The connections of the invited account get the push `room`.',
  'room.join':
    'Your connections get the push `room`, those of the members `member-joined`. Joining again changes nothing.',
  'room.leave':
    'Your connections get the push `room-left`, those of the other members `member-left`, unless you were invited only.',
  'room.read': 'Your connections get the push `read`.',
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

**Pages.** A listing has at most 500 items, in the order of their ids as ASCII text. While \`more\`, ask again with \`after\` the last id.

**Budget.** Each command takes its cost from what the connection has left: 300 at once, of which 60 come back each second, unless the
server is configured otherwise. When it is used up the answer is \`budget-exceeded\` with \`retryAfterMs\`: nothing was done, send the
command again then. This, and every frame that is refused, is a strike; too many strikes in a short time close the connection [CN5].`,
    ...types.map(commandSection),
  ].join('\n\n')
