import { codes, type CodeName, type Retry } from '@warifu/protocol'
import { explain } from '@warifu/protocol/explain'
import { table } from '../document.ts'

type Listed = { readonly code: string; readonly status?: number; readonly close?: number; readonly retry: Retry }

/** What a client can meet; the other codes are for whoever runs the server. */
const onTheWire = (Object.keys(codes) as CodeName[])
  .map((name): readonly [CodeName, Listed] => [name, codes[name]])
  .filter(([, { code }]) => !code.startsWith('WRF-1'))

export const codesSection = (): string => `
## Codes

Stable: compare them, and nothing else. Each has [a page](errors/README.md) for people, in English and Japanese. *HTTP* is the status of an answer,
*close* the number of a close; a code with neither answers a command.

${table(
  ['Code', 'Name', 'HTTP', 'Close', 'Retry', 'What happened'],
  onTheWire.map(([name, { code, status, close, retry }]) => [
    `[${code}](errors/${code}.md)`,
    `\`${name}\``,
    String(status ?? ''),
    String(close ?? ''),
    `\`${retry}\``,
    explain[name].en.what,
  ]),
)}
`
