import { codes, type CodeName, type Retry } from '@warifu/protocol'
import { explain, type Language } from '@warifu/protocol/explain'
import { page, table, type Document } from './document.ts'

type Listed = { readonly code: string; readonly status?: number; readonly close?: number; readonly retry: Retry }

const listed = (Object.keys(codes) as CodeName[]).map((name): readonly [CodeName, Listed] => [name, codes[name]])

const headings: Readonly<Record<Language, Readonly<Record<'what' | 'data' | 'mend', string>>>> = {
  en: { what: 'What happened', data: 'Is my data safe?', mend: 'What to do' },
  ja: { what: '何が起きましたか', data: 'データは安全ですか', mend: 'どうすればよいですか' },
}

const retries: Readonly<Record<Retry, string>> = {
  no: 'the same again fails the same way',
  later: 'wait, with jitter or as `retryAfterMs` says, and repeat',
  'sign-in': 'sign in, then repeat',
  ticket: 'get a new ticket, then connect again',
}

function words(name: CodeName, language: Language): readonly string[] {
  const { what, data, mend } = explain[name][language]
  const heading = headings[language]
  return [`### ${heading.what}`, what, `### ${heading.data}`, data, `### ${heading.mend}`, mend]
}

function facts({ status, close, retry }: Listed): string {
  const answers = [
    ...(status === undefined ? [] : [`HTTP status ${status}`]),
    ...(close === undefined ? [] : [`WebSocket close ${close}`]),
  ]
  return `${answers.length === 0 ? '' : `${answers.join(', ')}. `}Retry \`${retry}\`: ${retries[retry]}.`
}

const errorPage = ([name, listing]: readonly [CodeName, Listed]): Promise<Document> =>
  page(`docs/errors/${listing.code}.md`, [
    `# ${listing.code} · ${name}`,
    '[English](#english) · [日本語](#日本語)',
    '## English',
    ...words(name, 'en'),
    '### For programs',
    facts(listing),
    '## 日本語',
    ...words(name, 'ja'),
  ])

const index = (): Promise<Document> =>
  page('docs/errors/README.md', [
    '# Codes',
    'Every refusal and failure of Warifu has a stable code. Each page says what happened, whether your data is safe, and what to do, in English and Japanese.',
    'Warifu のエラーにはすべて番号があります。各ページに、何が起きたか、データは安全か、どうすればよいかを英語と日本語で書いています。',
    table(
      ['Code', 'What happened', '何が起きましたか'],
      listed.map(([name, { code }]) => [`[${code}](${code}.md)`, explain[name].en.what, explain[name].ja.what]),
    ),
  ])

/** One page a code, and their index. */
export const errors = (): Promise<readonly Document[]> => Promise.all([index(), ...listed.map(errorPage)])
