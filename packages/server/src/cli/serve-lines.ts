import { relative } from 'node:path'
import type { Environment } from '../config/env.ts'
import type { Config } from '../config/schema.ts'
import type { Installation, InstallationNote } from '../install/installation.ts'
import type { RunningServer } from '../server.ts'
import { version } from '../version.ts'
import type { Output } from './io.ts'
import { formatTime, pad, paintFor, widest } from './paint.ts'
import type { Texts } from './texts/texts.ts'

export type ServeFacts = {
  readonly config: Pick<Config, 'host' | 'port'>
  readonly installation: Installation
  readonly server: Pick<RunningServer, 'publicUrl' | 'operatorUrl' | 'firstOperatorLink'>
  /** Where the link of the first operator lies when no terminal shows it. */
  readonly linkFile: string
  readonly cwd: string
}

/** For programs: everything a test or a script needs to go on. */
export function listeningEvent({ installation, server }: ServeFacts) {
  const { tls } = installation
  const { fingerprint, caFile } = tls.mode === 'none' ? { fingerprint: null, caFile: null } : tls
  return {
    event: 'listening',
    version,
    publicUrl: server.publicUrl,
    operatorUrl: server.operatorUrl,
    fingerprint,
    caFile: caFile ?? null,
    firstOperatorLink: server.firstOperatorLink,
    dataFolder: installation.folder,
    rootKeyFile: installation.rootKeyFile,
    notes: installation.notes,
    pid: process.pid,
  }
}

/** For people: what runs, where, and what to do next. */
export function welcome(facts: ServeFacts, texts: Texts, output: Output, environment: Environment): string {
  const { installation, server } = facts
  const words = texts.serve
  const paint = paintFor(output, environment)
  const labels = [words.data, words.database, words.keys, words.tls, words.chat, words.operators, words.webSocket]
  const width = widest(labels) + 3
  const done = (label: string, ...lines: readonly string[]) =>
    lines.map((line, i) =>
      i === 0 ? `  ${paint.green('✓')} ${pad(label, width)}${line}` : `    ${pad('', width)}${line}`,
    )
  const address = (label: string, url: string, hint = '') => `    ${pad(label, width)}${paint.cyan(url)}${hint}`
  const webSocket = `${server.publicUrl.replace('https:', 'wss:')}/ws`

  return [
    '',
    `  ${paint.bold(`Warifu ${version}`)}   ${texts.tagline}`,
    '',
    ...done(
      words.data,
      `${shown(installation.folder, facts.cwd)}  ${installation.isNew ? words.folderNew : words.folderKnown}`,
    ),
    ...done(words.database, 'SQLite'),
    ...done(words.keys, (installation.isNew ? words.keysNew : words.keysKnown)(installation.rootKeyFile)),
    ...done(words.tls, ...tlsLines(facts, texts)),
    ...noteLines(installation.notes, texts).map((line) => `  ${paint.yellow('!')} ${line}`),
    '',
    address(words.chat, server.publicUrl),
    address(words.operators, server.operatorUrl, `  ${words.operatorsHere}`),
    address(words.webSocket, webSocket),
    '',
    ...linkLines(facts, texts, output).flatMap(([text, place]) => [`  ${text}`, `  ${paint.bold(place)}`, '']),
    ...(output.isTTY ? [`  ${paint.dim(words.keyLine)}`, ''] : []),
    '',
  ].join('\n')
}

/** The link itself is for a terminal only. */
function linkLines(
  { server, linkFile }: ServeFacts,
  { serve }: Texts,
  output: Output,
): readonly (readonly [text: string, place: string])[] {
  if (server.firstOperatorLink === null) return []
  return [output.isTTY ? [serve.firstOperator, server.firstOperatorLink] : [serve.firstOperatorFile, linkFile]]
}

function tlsLines({ config, installation }: ServeFacts, { serve }: Texts): readonly string[] {
  const { tls } = installation
  if (tls.mode === 'none') return [serve.tlsNone(`http://${config.host}:${config.port}`)]
  const names = tls.names.join(', ')
  const fingerprint = `SHA-256 ${tls.fingerprint}`
  if (tls.mode === 'files') return [serve.tlsFiles(names, formatTime(tls.expiresAt)), fingerprint]
  return [serve.tlsLocal(names), fingerprint, serve.untilTrust]
}

/** What the lines above do not say already. */
const noteLines = (notes: readonly InstallationNote[], texts: Texts): readonly string[] =>
  notes.flatMap((note) => (note === 'ca-created' || note === 'certificate-created' ? [] : [texts.notes[note]]))

/** A folder as a person would type it. */
function shown(folder: string, cwd: string): string {
  const way = relative(cwd, folder)
  return way.startsWith('..') ? folder : `./${way}`
}
