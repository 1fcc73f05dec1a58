import { formatTime, plain } from '../paint.ts'
import type { ConfigRule } from '../../config/problem.ts'
import type { CertificateFlaw, Holder, RootKeyFlaw } from '../../config/start-error.ts'
import { reason } from './reasons.ts'
import type { Texts, UsageFlaw } from './texts.ts'

const certificateFlaws: Readonly<Record<CertificateFlaw, string>> = {
  unreadable: 'it cannot be read',
  'not-a-certificate': 'it is not a certificate in PEM form',
  'not-a-key': 'it is not an unencrypted private key in PEM form',
  'key-of-another': 'the key belongs to another certificate',
  'too-weak': 'its key or signature is too weak',
  'not-yet-valid': 'it is not valid yet',
  'name-missing': 'it is not valid for the address people open (publicUrl)',
}

const rootKeyFlaws: Readonly<Record<RootKeyFlaw, string>> = {
  'of-another-folder': 'is the key of another data folder',
  malformed: 'does not hold 32 bytes or their base64url',
  unreadable: 'cannot be read',
  'writable-by-others': 'can be written by other accounts: chmod 600',
  'not-ours': 'belongs to another account: chown it to the account that runs Warifu',
  'is-link': 'is a symbolic link: name the file itself',
}

const rules: Readonly<Record<ConfigRule, string>> = {
  'cert-and-key-together': 'cert and key go together: set both or none',
  'proxy-or-certificate': 'behindProxy and cert exclude each other: the proxy holds the certificate',
  'proxy-needs-trusted': 'behindProxy needs trustedProxies, for example 127.0.0.1',
  'proxy-needs-public-url': 'behindProxy needs publicUrl: the address that people open at the proxy',
  'trusted-needs-proxy': 'trustedProxies has no effect without behindProxy',
  'ports-differ': 'port and operatorPort must differ',
  'root-key-outside-data': 'the root key must lie outside the data folder: a copy of the folder would hold both',
  'data-is-warifus': 'this folder holds something else: name an empty or a new one',
  'host-is-here': 'host is not an address of this machine',
}

export const en: Texts = {
  tagline: 'secure real-time messaging',
  blocks: { why: 'Why', data: 'Data', mend: 'Mend' },
  faults: {
    'plaintext-refused': ({ host }) => `Refusing to serve without TLS on an address that others can reach (${host}).`,
    'certificate-expired': ({ file, expiredAt }) => `The certificate ${file} expired on ${formatTime(expiredAt)}.`,
    'certificate-unusable': ({ file, reason: flaw }) => `${file} cannot be used: ${certificateFlaws[flaw]}.`,
    'port-in-use': ({ host, port, holder }) =>
      `Port ${port} on ${host} is in use${holder === undefined ? '' : ` by ${holderWords(holder)}`}.`,
    'port-forbidden': ({ host, port }) => `The system forbids listening on port ${port} of ${host}.`,
    'data-unwritable': ({ path, reason: why }) => `Cannot write to ${path}: ${reason(why, 'en')}.`,
    'data-in-use': ({ folder, holder }) =>
      `${folder} is in use${holder === undefined ? '' : ` by another Warifu (${holderWords(holder)})`}.`,
    'data-path-too-long': ({ path, bytes, most }) => `${path} is too long: ${bytes} bytes, at most ${most}.`,
    'database-damaged': ({ file }) => `${file} is damaged.`,
    'schema-newer': ({ file }) => `${file} was written by a newer version of Warifu.`,
    'root-key-wrong': ({ file, reason: flaw }) => `The root key ${file} ${rootKeyFlaws[flaw]}.`,
    'root-key-missing': ({ file, folder }) => `The root key of ${folder} is not at ${file}.`,
    'web-not-built': ({ folder }) => `There are no web pages in ${folder}.`,
    'config-invalid': ({ problems }) =>
      problems.length === 1 ? 'The configuration has a mistake.' : `The configuration has ${problems.length} mistakes.`,
    'trust-failed': ({ store, reason: why }) => `${store}: ${plain(why)}`,
    'usage-wrong': ({ message }) => message,
  },
  internal: {
    what: 'Something broke inside Warifu.',
    mend: 'Run the command again. If it stays so, report it with the lines above.',
  },
  problems: {
    'key-unknown': ({ key, nearest }) =>
      `unknown key ${plain(key)}${nearest === undefined ? '' : ` (did you mean ${nearest}?)`}`,
    'value-wrong': ({ key, expects }) => `${key} expects ${expects.en}`,
    'file-unreadable': ({ reason: why }) => `cannot be read: ${reason(why, 'en')}`,
    'file-broken': ({ reason: why }) => `not valid YAML: ${plain(why)}`,
    'rule-broken': ({ rule }) => rules[rule],
  },
  issues: {
    'password.length': 'It is shorter than 15 characters.',
    'password.only-factor': 'Nothing else stands beside the password, so it must be long.',
    'password.guessable': 'Its words, names or patterns are among the first that somebody would try.',
  },
  usage: usageWords,
  notes: {
    'folder-tightened': 'the data folder was open to other accounts: closed (0700)',
    'root-key-created': 'the root key was made: keep a copy of it on another machine',
    'root-key-tightened': 'the root key was open to other accounts: closed (0600)',
    'root-key-readable-by-others': 'other accounts can read the root key: chmod 600',
    'ca-replaced': 'the names of this machine changed or its CA was too old: a new CA was made, run warifu trust again',
    'certificate-renewed': 'the certificate was renewed',
  },
  help: {
    usage: 'Usage:',
    options: 'Options:',
    commands: 'Commands:',
    arguments: 'Arguments:',
    showHelp: 'Show this help.',
    showVersion: 'Show the version.',
    json: 'Write JSON for programs.',
    configFile: 'The configuration file; without it, warifu.yaml in this folder if there is one.',
    yes: 'Do not ask.',
    role: 'What the account may do: member or operator.',
    passwordStdin: 'Read the password from standard input, one line.',
    open: 'The invited person chooses the name.',
    accountName: 'The name of the account.',
    invitedName: 'The name the account will have.',
    serve: 'Start the server.',
    trust: 'Let the browsers of this machine trust the local CA.',
    untrust: 'Take back what warifu trust did.',
    accounts: 'Create, invite and list accounts.',
    create: 'Create an account with a password.',
    invite: 'Make a one-use link, good for 7 days, with which somebody makes an account.',
    list: 'List every account.',
    config: 'Check or show the configuration.',
    check: 'Say what is wrong with the configuration.',
    show: 'Show what is in force and where it comes from.',
  },
  serve: {
    data: 'Data',
    database: 'Database',
    keys: 'Keys',
    tls: 'TLS',
    folderNew: '(new, only you can read it: 0700)',
    folderKnown: '(only you can read it: 0700)',
    keysNew: (file) => `root key made: ${file}`,
    keysKnown: (file) => `root key: ${file}`,
    tlsLocal: (names) => `certificate from this machine's own CA, valid for ${names}`,
    tlsFiles: (names, until) => `your certificate, valid for ${names} until ${until}`,
    tlsNone: (address) => `served by the proxy on this machine, which passes on to ${address}`,
    untilTrust: 'browsers warn until you run: warifu trust',
    chat: 'Web chat',
    operators: 'Operators',
    operatorsHere: '(from this machine only: /metrics)',
    webSocket: 'WebSocket',
    firstOperator: 'Create the first operator (one use, 30 minutes):',
    firstOperatorFile: 'Create the first operator (one use, 30 minutes): the link is in',
    keyLine: 'q QR code · ? help · Ctrl-C stop',
    keyHelp: [
      'q       QR code of the web chat, for a phone in this network',
      '?       this help',
      'Ctrl-C  stop: clients are told to come back; twice ends at once',
      'More commands: warifu --help',
    ],
    phoneCannotReach: 'Only this machine can reach the chat. For the network: warifu serve --host 0.0.0.0',
    stopping: 'Stopping: clients are told to come back. Once more ends at once.',
    stopped: 'Stopped.',
    storeFailed: 'The database can no longer be written. Stopping.',
  },
  trust: {
    intro: (name) => `This adds the CA "${name}" to:`,
    promise: (until) => `It can vouch for this machine's names only, until ${until}. Undo: warifu untrust`,
    ask: 'Add it?',
    declined: 'Nothing was changed.',
    system: 'the trust store of the system',
    needsRoot: '(sudo needed)',
    browsers: (folder) => `Chromium and Firefox: ${folder}`,
    noBrowserTool:
      'Chromium and Firefox have lists of their own here; certutil (package libnss3-tools) is needed to add to them.',
    added: 'added',
    removed: 'removed',
    absent: 'was not in it',
    askRemove: 'Remove it?',
    introRemove: 'This removes the CA of this data folder from:',
    restartBrowsers: 'Restart open browsers.',
    noCertificate: 'there is no local CA in this data folder yet: run warifu serve first',
    noStore: 'no trust store was found on this machine',
  },
  accounts: {
    created: (name, role) => `Account ${name} · ${role}`,
    invited: (name, until) => `Invitation ${name === null ? 'for anybody' : `for ${name}`} · one use · until ${until}`,
    none: 'There are no accounts yet.',
    columns: { name: 'Name', role: 'Role', created: 'Created', id: 'Account id' },
    roles: { operator: 'operator', member: 'member' },
    askPassword: (name) => `Password for ${name}`,
    cancelled: 'Nothing was changed.',
  },
  config: {
    good: (files) => `The configuration is good${files === '' ? '' : ` (${files})`}.`,
    isDefault: 'default',
    derived: 'derived',
    secretFile: 'the content is never shown',
  },
}

function holderWords({ pid, command, startedAt }: Holder): string {
  const facts = [`pid ${pid}`, ...(startedAt === undefined ? [] : [`started ${formatTime(startedAt)}`])].join(', ')
  return command === undefined ? facts : `${plain(command)} (${facts})`
}

function usageWords(flaw: UsageFlaw): string {
  switch (flaw.kind) {
    case 'option-unknown':
    case 'command-unknown': {
      const what = flaw.kind === 'option-unknown' ? 'option' : 'command'
      return `Unknown ${what} ${plain(flaw.given)}${flaw.nearest === undefined ? '' : `. Did you mean ${flaw.nearest}?`}`
    }
    case 'option-value-missing':
      return `${flaw.given} needs a value.`
    case 'argument-missing':
      return `The argument ${flaw.given} is missing.`
    case 'argument-extra':
      return 'There are more arguments than this command takes.'
    case 'command-missing':
      return 'Say which command: warifu --help'
    case 'role-unknown':
      return `The role ${plain(flaw.given)} is unknown: it is member or operator.`
    case 'password-source':
      return 'Give the password on standard input: --password-stdin'
    case 'name-or-open':
      return 'Give either a name or --open.'
    case 'consent-missing':
      return 'Nobody is here to be asked: add --yes.'
    case 'other':
      return plain(flaw.given)
  }
}
