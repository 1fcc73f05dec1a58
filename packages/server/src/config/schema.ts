import * as kinds from './kinds.ts'
import type { Bilingual, Kind } from './kinds.ts'

/** An option: where it comes from is derived from its key, everything else stands here. */
export type Field<Value> = {
  readonly kind: Kind<Value>
  readonly default: Value
  /** Whether `warifu serve` takes it as a flag. Every field has a key in warifu.yaml and a WARIFU_ variable. */
  readonly flag: boolean
  /** One sentence for the reference and for --help. */
  readonly says: Bilingual
}

// `const` keeps the options of a choice from widening to string; the kind alone says the type.
const field = <const Value>(
  definition: Omit<Field<Value>, 'default'> & { readonly default: NoInfer<Value> },
): Field<Value> => definition

/** Every option but the limits. */
export const mainFields = {
  host: field({
    kind: kinds.host,
    default: '127.0.0.1',
    flag: true,
    says: {
      en: 'The address the chat listens on; 0.0.0.0 or :: lets other machines reach it.',
      ja: 'チャットが待ち受けるアドレス。0.0.0.0 または :: にすると、ほかの機器からも届きます。',
    },
  }),
  port: field({
    kind: kinds.port,
    default: 8443,
    flag: true,
    says: {
      en: 'The port of the chat; 0 lets the system choose a free one.',
      ja: 'チャットのポート。0 にすると、空いているポートを使います。',
    },
  }),
  operatorPort: field({
    kind: kinds.port,
    default: 8444,
    flag: true,
    says: {
      en: 'The port for operators and metrics, always on 127.0.0.1; 0 lets the system choose a free one.',
      ja: '運用とメトリクスのポート。必ず 127.0.0.1 で待ち受けます。0 にすると、空いているポートを使います。',
    },
  }),
  publicUrl: field({
    kind: kinds.optional(kinds.httpsOrigin),
    default: undefined,
    flag: true,
    says: {
      en: 'The address people open in a browser; without it, https://localhost and the port.',
      ja: 'ブラウザーで開くアドレス。指定しない場合は https://localhost とポート番号になります。',
    },
  }),
  data: field({
    kind: kinds.path,
    default: './warifu-data',
    flag: true,
    says: {
      en: 'The folder for everything that lasts; only the account that runs the server may read it.',
      ja: 'すべてのデータを置くフォルダー。サーバーを動かす利用者だけが読めます。',
    },
  }),
  rootKeyFile: field({
    kind: kinds.optional(kinds.path),
    default: undefined,
    flag: true,
    says: {
      en: 'The file of the root key, outside the data folder; without it, a file in the configuration folder of your account.',
      ja: 'ルート鍵のファイル。データフォルダーの外に置きます。指定しない場合は、利用者の設定フォルダーに置きます。',
    },
  }),
  cert: field({
    kind: kinds.optional(kinds.path),
    default: undefined,
    flag: true,
    says: {
      en: 'A certificate chain of your own, in PEM form; needs key.',
      ja: '自分で用意した証明書チェーン（PEM 形式）。key と一緒に指定します。',
    },
  }),
  key: field({
    kind: kinds.optional(kinds.path),
    default: undefined,
    flag: true,
    says: {
      en: 'The private key of that certificate, in PEM form; needs cert.',
      ja: 'その証明書の秘密鍵（PEM 形式）。cert と一緒に指定します。',
    },
  }),
  behindProxy: field({
    kind: kinds.flag,
    default: false,
    flag: true,
    says: {
      en: 'Serve plain HTTP on a loopback address, because a proxy on this machine serves TLS; needs trustedProxies and publicUrl.',
      ja: '同じ機器のプロキシが TLS を受け持つため、ループバックアドレスで HTTP を使います。trustedProxies と publicUrl が必要です。',
    },
  }),
  trustedProxies: field<readonly string[]>({
    kind: kinds.addressRanges,
    default: [],
    flag: true,
    says: {
      en: 'Addresses or ranges of the proxies whose X-Forwarded-For is believed; separate with commas.',
      ja: 'X-Forwarded-For を信用するプロキシのアドレスまたは範囲。コンマで区切ります。',
    },
  }),
  language: field({
    kind: kinds.choice('language', 'auto', 'en', 'ja'),
    default: 'auto',
    flag: true,
    says: {
      en: 'The language of the terminal: en, ja, or auto, which follows LC_ALL, LC_MESSAGES and LANG.',
      ja: '端末に表示する言語。en、ja、または auto（LC_ALL、LC_MESSAGES、LANG に従います）。',
    },
  }),
  logLevel: field({
    kind: kinds.choice('level', 'debug', 'info', 'warn', 'error', 'silent'),
    default: 'info',
    flag: true,
    says: {
      en: 'What is logged to standard error, from this level up: debug, info, warn, error, or silent for nothing.',
      ja: '標準エラー出力に記録する重要度の下限。debug、info、warn、error、または何も記録しない silent。',
    },
  }),
  sessionHours: field({
    kind: kinds.wholeNumber(1, 8_760),
    default: 168,
    flag: false,
    says: {
      en: 'Hours after which a session ends and its person signs in again.',
      ja: 'セッションが終わり、もう一度サインインが必要になるまでの時間数。',
    },
  }),
} as const

/** Bounds that keep the service up. Each has a safe default. */
export const limitFields = {
  connectionsPerAddress: field({
    kind: kinds.wholeNumber(1, 1_000_000),
    default: 64,
    flag: false,
    says: {
      en: 'Connections open at once from one IPv4 address or one IPv6 /64.',
      ja: '1 つの IPv4 アドレスまたは IPv6 /64 から同時に開ける接続の数。',
    },
  }),
  connectionsPerAccount: field({
    kind: kinds.wholeNumber(1, 1_000_000),
    default: 32,
    flag: false,
    says: {
      en: 'Connections open at once for one account.',
      ja: '1 つのアカウントが同時に開ける接続の数。',
    },
  }),
  connectionsTotal: field({
    kind: kinds.wholeNumber(1, 1_000_000),
    default: 5_000,
    flag: false,
    says: { en: 'Connections open at once in all.', ja: '全体で同時に開ける接続の数。' },
  }),
  commandBurst: field({
    kind: kinds.wholeNumber(50, 1_000_000),
    default: 300,
    flag: false,
    says: {
      en: 'Cost of commands that one connection may spend at once.',
      ja: '1 つの接続が一度に使えるコマンドのコスト。',
    },
  }),
  commandsPerSecond: field({
    kind: kinds.wholeNumber(1, 1_000_000),
    default: 60,
    flag: false,
    says: {
      en: 'Cost of commands that comes back to a connection each second.',
      ja: '1 つの接続が使えるコストの、1 秒あたりの回復量。',
    },
  }),
  strikes: field({
    kind: kinds.wholeNumber(1, 1_000),
    default: 20,
    flag: false,
    says: {
      en: 'Offences after which a connection is closed; one is forgiven every 10 seconds.',
      ja: '接続を閉じるまでの違反の数。10 秒ごとに 1 つ許されます。',
    },
  }),
  // The least is the largest frame of the server (1 MiB): with less, a reader of history could never be served.
  queueBytes: field({
    kind: kinds.wholeNumber(1_048_576, 67_108_864),
    default: 1_048_576,
    flag: false,
    says: {
      en: 'Bytes that may wait for one slow reader before it is cut off and resumes.',
      ja: '読むのが遅い相手のために溜められるバイト数。超えると切断され、続きから再開します。',
    },
  }),
  slowReaderMs: field({
    kind: kinds.wholeNumber(1_000, 300_000),
    default: 10_000,
    flag: false,
    says: {
      en: 'Milliseconds a reader may leave bytes waiting before it is cut off and resumes.',
      ja: '相手が読まずにいられるミリ秒数。超えると切断され、続きから再開します。',
    },
  }),
  signInAttempts: field({
    kind: kinds.wholeNumber(1, 1_000),
    default: 10,
    flag: false,
    says: {
      en: 'Wrong sign-ins for one account or one address group before the next ones have to wait.',
      ja: '1 つのアカウントまたはアドレスについて、待たされるまでに失敗できるサインインの回数。',
    },
  }),
  signInWindowMinutes: field({
    kind: kinds.wholeNumber(1, 1_440),
    default: 15,
    flag: false,
    says: {
      en: 'Minutes over which wrong sign-ins are counted.',
      ja: '失敗したサインインを数える期間（分）。',
    },
  }),
  passwordQueue: field({
    kind: kinds.wholeNumber(1, 1_024),
    default: 64,
    flag: false,
    says: {
      en: 'Password checks that may wait at once; more are asked to come back later.',
      ja: '同時に待てるパスワード確認の数。超えた分は、後でやり直すよう求められます。',
    },
  }),
} as const

type Values<Fields extends Record<string, Field<unknown>>> = {
  readonly [Key in keyof Fields]: Fields[Key]['default']
}

/** Everything that can be set, each with a value; what has none is undefined. Paths are absolute. */
export type Config = Values<typeof mainFields> & { readonly limits: Values<typeof limitFields> }
export type LogLevel = Config['logLevel']

/** A field by its key (`port`, `limits.queueBytes`) with its derived names. */
export type FieldRow = Field<unknown> & {
  readonly key: string
  /** `WARIFU_OPERATOR_PORT` */
  readonly variable: string
  /** `--operator-port`, or undefined where it is no flag. */
  readonly option: string | undefined
}

const words = (key: string): string[] => key.split(/\.|(?=[A-Z])/).map((word) => word.toLowerCase())

const row = ([key, definition]: [string, Field<unknown>]): FieldRow => ({
  ...definition,
  key,
  variable: `WARIFU_${words(key).join('_').toUpperCase()}`,
  option: definition.flag ? `--${words(key).join('-')}` : undefined,
})

/** Every field, in the order of the reference. */
export const fieldTable: readonly FieldRow[] = [
  ...Object.entries<Field<unknown>>(mainFields).map(row),
  ...Object.entries<Field<unknown>>(limitFields).map(([key, definition]) => row([`limits.${key}`, definition])),
]

/** The origin people open: as configured, else localhost with the port that is really listened on. */
export function publicOrigin(config: Pick<Config, 'publicUrl'>, listeningPort: number): string {
  return config.publicUrl ?? new URL(`https://localhost:${listeningPort}`).origin
}
