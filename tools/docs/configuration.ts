import { fieldTable, type FieldRow } from '../../packages/server/src/config/schema.ts'
import { fence, page, table, type Document } from './document.ts'

const code = (text: string) => `\`${text}\``

function defaultText(value: unknown): string {
  if (value === undefined) return 'not set'
  return code(JSON.stringify(value))
}

const row = ({ key, variable, option, kind, says, default: value }: FieldRow): readonly string[] => [
  `${code(key)}<br>${code(variable)}${option === undefined ? '' : `<br>${code(option)}`}`,
  kind.expects.en,
  defaultText(value),
  `${says.en}<br>${says.ja}`,
]

const head = ['Key, variable, flag', 'Value', 'Default', 'What it does']

/** `docs/configuration.md`, from the one table that also reads the options. */
export const configuration = (): Promise<Document> =>
  page('docs/configuration.md', [
    '# Configuration',
    'Nothing needs to be set. What is set comes from, each before the next: a flag of `warifu serve`, an environment variable, `warifu.yaml` in the working folder (or the file that `--config` names), the default. A key that does not exist is an error that names the nearest one. `warifu config check` checks; `warifu config show` prints what is in force and where each value comes from.',
    '設定は不要です。設定する場合は、`warifu serve` のオプション、環境変数、作業フォルダーの `warifu.yaml`（または `--config` で指定したファイル）、既定値の順に優先されます。存在しないキーはエラーになり、いちばん近い名前が示されます。',
    fence('yaml', ['port: 9443', 'limits:', '  connectionsPerAccount: 64'].join('\n')),
    'A relative path in `warifu.yaml` is taken from the folder of that file, elsewhere from the working folder.',
    '## Options',
    table(head, fieldTable.filter(({ key }) => !key.startsWith('limits.')).map(row)),
    '## Limits',
    'Bounds that keep the service up.',
    table(head, fieldTable.filter(({ key }) => key.startsWith('limits.')).map(row)),
  ])
