import { codes, routes, type CodeName, type HttpCodeName, type RouteName } from '@warifu/protocol'
import { jsonSchemaOf } from '@warifu/protocol/json-schema'
import { routeNotes } from '@warifu/protocol/notes'
import { explain } from '@warifu/protocol/explain'
import { jsonBlock } from '../document.ts'
import { routeExamples } from '../example/routes.ts'
import { fieldTable } from '../schema-table.ts'

const names = Object.keys(routes) as RouteName[]
const { 'challenge-unusable': example } = codes

/** Codes that a route may answer with, besides those that every request may meet. */
const refusals: Readonly<Record<RouteName, readonly HttpCodeName[]>> = {
  challenge: [],
  link: ['link-unusable'],
  setup: [
    'challenge-unusable',
    'device-key-unusable',
    'device-proof-wrong',
    'link-unusable',
    'password-weak',
    'name-taken',
    'name-unusable',
  ],
  join: [
    'challenge-unusable',
    'device-key-unusable',
    'device-proof-wrong',
    'link-unusable',
    'password-weak',
    'name-taken',
    'name-unusable',
  ],
  signIn: ['challenge-unusable', 'device-key-unusable', 'device-proof-wrong', 'credentials-wrong', 'too-many-attempts'],
  signOut: ['session-missing'],
  session: ['session-missing'],
  ticket: ['session-missing', 'challenge-unusable', 'device-proof-wrong'],
  invite: ['session-missing', 'operator-required'],
  connectCheck: [],
}

const codeLink = (name: CodeName) => `[\`${name}\`](errors/${codes[name].code}.md)`

function routeSection(name: RouteName): string {
  const { method, path, summary, session, body, result } = routes[name]
  const { body: asked, result: answered } = routeExamples[name]
  const notes = routeNotes[name]
  const also = refusals[name].map(codeLink)
  return [
    `### \`${method} ${path}\``,
    `${summary} ${session ? 'Needs a session.' : 'Needs no session.'}${also.length === 0 ? '' : ` May answer ${also.join(', ')}.`}`,
    ...(method === 'GET' ? [] : ['Body:', fieldTable(jsonSchemaOf(body, notes.body)), jsonBlock(asked)]),
    'Answer:',
    ...('$ref' in jsonSchemaOf(result) ? ['A [Session](#session).'] : [fieldTable(jsonSchemaOf(result, notes.result))]),
    jsonBlock(answered),
  ].join('\n\n')
}

const problem = {
  type: `urn:warifu:error:${example.code}`,
  title: explain['challenge-unusable'].en.what,
  status: example.status,
  code: example.code,
}

/** Every route with its fields and an example. */
export const httpSection = (): string => `
## The HTTP API

A body is one JSON object, UTF-8, with \`Content-Type: application/json\`, without compression, of at most 16,384 bytes; a key that is not
listed is refused [HT1]. An answer is \`application/json\` with status 200, or a problem document (RFC 9457) with the status of its code and
\`Content-Type: application/problem+json\` [HT2]:

${jsonBlock(problem)}

Decide by \`code\`, never by \`title\`. \`issues\`, where it is there, names the fields that do not fit. \`retryAfterMs\`, where it is there, says
how long to wait; the header \`Retry-After\` says the same in seconds. Any request may be answered with
${(
  [
    'host-refused',
    'headers-refused',
    'origin-refused',
    'content-type-refused',
    'body-too-large',
    'body-invalid',
    'too-many-attempts',
    'overloaded',
    'store-unavailable',
    'internal-error',
  ] as const
)
  .map(codeLink)
  .join(', ')}.

**Signing in** (also by a link) answers with a new cookie, which replaces and ends the session whose cookie came with the request [HT3].
A session is good for 7 days unless the server is configured otherwise; \`expiresAt\` says until when. A wrong name and a wrong password are
one answer [HT4]. **Links** are \`https://host:port/setup#<secret>\` and \`https://host:port/join#<secret>\`: the client takes the secret from the
fragment and sends it in a body, never in a URL [HT5]. After a refusal a link still works.

${names.map(routeSection).join('\n\n')}
`
