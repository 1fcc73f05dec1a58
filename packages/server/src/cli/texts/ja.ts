import { formatTime, plain } from '../paint.ts'
import type { ConfigRule } from '../../config/problem.ts'
import type { CertificateFlaw, Holder, RootKeyFlaw } from '../../config/start-error.ts'
import { reason } from './reasons.ts'
import type { Texts, UsageFlaw } from './texts.ts'

const certificateFlaws: Readonly<Record<CertificateFlaw, string>> = {
  unreadable: '読み取れません',
  'not-a-certificate': 'PEM 形式の証明書ではありません',
  'not-a-key': '暗号化されていない PEM 形式の秘密鍵ではありません',
  'key-of-another': '鍵が別の証明書のものです',
  'too-weak': '鍵または署名が弱すぎます',
  'not-yet-valid': 'まだ有効期間が始まっていません',
  'name-missing': 'ブラウザーで開くアドレス（publicUrl）に対して有効ではありません',
}

const rootKeyFlaws: Readonly<Record<RootKeyFlaw, string>> = {
  'of-another-folder': 'は、別のデータフォルダーの鍵です',
  malformed: 'の中身が、32 バイトでもその base64url でもありません',
  unreadable: 'を読み取れません',
  'writable-by-others': 'に、ほかの利用者が書き込めます: chmod 600',
  'not-ours': 'は、ほかの利用者のものです。chown で Warifu を動かす利用者のものにしてください',
  'is-link': 'はシンボリックリンクです。ファイルそのものを指定してください',
}

const rules: Readonly<Record<ConfigRule, string>> = {
  'cert-and-key-together': 'cert と key は、両方を指定するか、どちらも指定しないでください',
  'proxy-or-certificate': 'behindProxy と cert は同時に使えません。証明書はプロキシが持ちます',
  'proxy-needs-trusted': 'behindProxy には trustedProxies が必要です。例: 127.0.0.1',
  'proxy-needs-public-url': 'behindProxy には publicUrl（ブラウザーで開くプロキシのアドレス）が必要です',
  'trusted-needs-proxy': 'trustedProxies は、behindProxy がないと働きません',
  'ports-differ': 'port と operatorPort には違う番号を指定してください',
  'root-key-outside-data':
    'ルート鍵はデータフォルダーの外に置いてください。中に置くと、フォルダーの複製に鍵も入ってしまいます',
  'data-is-warifus': 'このフォルダーには別のものが入っています。空のフォルダーか、新しい名前を指定してください',
  'host-is-here': 'host が、この機器のアドレスではありません',
}

export const ja: Texts = {
  tagline: '安全なリアルタイムメッセージング',
  blocks: { why: '理由', data: 'データ', mend: '対処' },
  faults: {
    'plaintext-refused': ({ host }) => `ほかの機器から届くアドレス（${host}）では、TLS なしで起動しません。`,
    'certificate-expired': ({ file, expiredAt }) =>
      `証明書 ${file} の有効期限は ${formatTime(expiredAt)} に切れました。`,
    'certificate-unusable': ({ file, reason: flaw }) => `${file} を使えません: ${certificateFlaws[flaw]}。`,
    'port-in-use': ({ host, port, holder }) =>
      `${host} のポート ${port} は、${holder === undefined ? '別のプログラム' : holderWords(holder)}が使っています。`,
    'port-forbidden': ({ host, port }) => `${host} のポート ${port} を使うことが、システムに許されていません。`,
    'data-unwritable': ({ path, reason: why }) => `${path} に書き込めません: ${reason(why, 'ja')}。`,
    'data-in-use': ({ folder, holder }) =>
      `${folder} は、別の Warifu${holder === undefined ? '' : `（${holderWords(holder)}）`}が使っています。`,
    'data-path-too-long': ({ path, bytes, most }) => `${path} は長すぎます: ${bytes} バイト（最大 ${most}）。`,
    'database-damaged': ({ file }) => `${file} が壊れています。`,
    'schema-newer': ({ file }) => `${file} は、もっと新しい版の Warifu で書かれています。`,
    'root-key-wrong': ({ file, reason: flaw }) => `ルート鍵 ${file} ${rootKeyFlaws[flaw]}。`,
    'root-key-missing': ({ file, folder }) => `${folder} のルート鍵が ${file} にありません。`,
    'web-not-built': ({ folder }) => `${folder} にウェブの画面がありません。`,
    'config-invalid': ({ problems }) => `設定に ${problems.length} 個の誤りがあります。`,
    'trust-failed': ({ store, reason: why }) => `${store}: ${plain(why)}`,
    'usage-wrong': ({ message }) => message,
  },
  internal: {
    what: 'Warifu の内部で問題が起きました。',
    mend: 'もう一度実行してください。続く場合は、上の行を添えて報告してください。',
  },
  problems: {
    'key-unknown': ({ key, nearest }) =>
      `知らない名前です: ${plain(key)}${nearest === undefined ? '' : `（もしかして: ${nearest}）`}`,
    'value-wrong': ({ key, expects }) => `${key} に指定できるのは、${expects.ja}です`,
    'file-unreadable': ({ reason: why }) => `読み取れません: ${reason(why, 'ja')}`,
    'file-broken': ({ reason: why }) => `YAML として正しくありません: ${plain(why)}`,
    'rule-broken': ({ rule }) => rules[rule],
  },
  issues: {
    'password.length': '15 文字より短いパスワードです。',
    'password.only-factor': 'パスワードだけが守りになるため、長くする必要があります。',
    'password.guessable': '最初に試されやすい言葉、名前、並びが使われています。',
  },
  usage: usageWords,
  notes: {
    'folder-tightened': 'データフォルダーがほかの利用者に開かれていたため、閉じました（0700）',
    'root-key-created': 'ルート鍵を作りました。別の機器に控えを取ってください',
    'root-key-tightened': 'ルート鍵がほかの利用者に開かれていたため、閉じました（0600）',
    'root-key-readable-by-others': 'ほかの利用者がルート鍵を読めます: chmod 600',
    'ca-replaced':
      'この機器の名前が変わったか、CA が古くなったため、新しい CA を作りました。もう一度 warifu trust を実行してください',
    'certificate-renewed': '証明書を更新しました',
  },
  help: {
    usage: '使い方:',
    options: 'オプション:',
    commands: 'コマンド:',
    arguments: '引数:',
    showHelp: 'この説明を表示します。',
    showVersion: '版を表示します。',
    json: 'プログラム向けに JSON で出力します。',
    configFile: '設定ファイル。指定しない場合は、このフォルダーの warifu.yaml（あれば）を使います。',
    yes: '確認せずに実行します。',
    role: 'アカウントの役割: member または operator。',
    passwordStdin: 'パスワードを標準入力から 1 行読み取ります。',
    open: '招待された人が名前を決めます。',
    accountName: 'アカウントの名前。',
    invitedName: 'アカウントの名前。',
    serve: 'サーバーを起動します。',
    trust: 'この機器のブラウザーが、ローカル CA を信頼するようにします。',
    untrust: 'warifu trust を取り消します。',
    accounts: 'アカウントの作成、招待、一覧。',
    create: 'パスワードを指定してアカウントを作ります。',
    invite: 'アカウントを作るためのリンク（1 回限り、7 日間）を作ります。',
    list: 'すべてのアカウントを表示します。',
    config: '設定を確認、表示します。',
    check: '設定の誤りを表示します。',
    show: '有効な設定と、その出どころを表示します。',
  },
  serve: {
    data: 'データ',
    database: 'データベース',
    keys: '鍵',
    tls: 'TLS',
    folderNew: '（新規、本人だけが読めます: 0700）',
    folderKnown: '（本人だけが読めます: 0700）',
    keysNew: (file) => `ルート鍵を作成: ${file}`,
    keysKnown: (file) => `ルート鍵: ${file}`,
    tlsLocal: (names) => `この機器専用の CA による証明書。対象: ${names}`,
    tlsFiles: (names, until) => `指定された証明書。対象: ${names}、期限: ${until}`,
    tlsNone: (address) => `この機器のプロキシが受け持ち、${address} に渡します`,
    untilTrust: 'ブラウザーの警告を消すには: warifu trust',
    chat: 'チャット',
    operators: '運用',
    operatorsHere: '（この機器からのみ: /metrics）',
    webSocket: 'WebSocket',
    firstOperator: '最初のオペレーターを登録してください（1 回限り、30 分間）:',
    firstOperatorFile: '最初のオペレーターを登録してください（1 回限り、30 分間）。リンクは次のファイルにあります:',
    keyLine: 'q QR コード · ? 説明 · Ctrl-C 停止',
    keyHelp: [
      'q       チャットの QR コード（このネットワークのスマートフォン用）',
      '?       この説明',
      'Ctrl-C  停止。接続中の端末には再接続を伝えます。2 回押すとすぐに終わります',
      'ほかのコマンド: warifu --help',
    ],
    phoneCannotReach: 'チャットにはこの機器からしか届きません。ネットワークで使うには: warifu serve --host 0.0.0.0',
    stopping: '停止しています。接続中の端末に再接続を伝えます。もう一度でただちに終わります。',
    stopped: '停止しました。',
    storeFailed: 'データベースに書き込めなくなりました。停止します。',
  },
  trust: {
    intro: (name) => `CA「${name}」を次の場所に追加します:`,
    promise: (until) => `この CA が保証できるのは、この機器の名前だけです（${until} まで）。取り消し: warifu untrust`,
    ask: '追加しますか？',
    declined: '何も変更していません。',
    system: 'システムの信頼ストア',
    needsRoot: '（sudo が必要です）',
    browsers: (folder) => `Chromium と Firefox: ${folder}`,
    noBrowserTool:
      'Chromium と Firefox は独自の一覧を持っています。追加するには certutil（libnss3-tools パッケージ）が必要です。',
    added: '追加しました',
    removed: '削除しました',
    absent: '入っていませんでした',
    askRemove: '削除しますか？',
    introRemove: 'このデータフォルダーの CA を次の場所から削除します:',
    restartBrowsers: '開いているブラウザーを再起動してください。',
    noCertificate: 'このデータフォルダーにはまだローカル CA がありません。先に warifu serve を実行してください',
    noStore: 'この機器に信頼ストアが見つかりません',
  },
  accounts: {
    created: (name, role) => `アカウント ${name} · ${role}`,
    invited: (name, until) =>
      `招待${name === null ? '（名前は本人が決めます）' : `: ${name}`} · 1 回限り · ${until} まで`,
    none: 'アカウントはまだありません。',
    columns: { name: '名前', role: '役割', created: '作成', id: 'アカウント ID' },
    roles: { operator: 'オペレーター', member: 'メンバー' },
    askPassword: (name) => `${name} のパスワード`,
    cancelled: '何も変更していません。',
  },
  config: {
    good: (files) => `設定に誤りはありません${files === '' ? '' : `（${files}）`}。`,
    isDefault: '既定値',
    derived: '自動',
    secretFile: '中身は表示しません',
  },
}

function holderWords({ pid, command, startedAt }: Holder): string {
  const facts = [`pid ${pid}`, ...(startedAt === undefined ? [] : [`${formatTime(startedAt)} 開始`])].join('、')
  return command === undefined ? facts : `${plain(command)}（${facts}）`
}

function usageWords(flaw: UsageFlaw): string {
  switch (flaw.kind) {
    case 'option-unknown':
    case 'command-unknown': {
      const what = flaw.kind === 'option-unknown' ? 'オプション' : 'コマンド'
      return `知らない${what}です: ${plain(flaw.given)}${flaw.nearest === undefined ? '' : `（もしかして: ${flaw.nearest}）`}`
    }
    case 'option-value-missing':
      return `${flaw.given} には値が必要です。`
    case 'argument-missing':
      return `引数 ${flaw.given} がありません。`
    case 'argument-extra':
      return '引数が多すぎます。'
    case 'command-missing':
      return 'コマンドを指定してください: warifu --help'
    case 'role-unknown':
      return `知らない役割です: ${plain(flaw.given)}。member か operator を指定してください。`
    case 'password-source':
      return 'パスワードは標準入力で渡してください: --password-stdin'
    case 'name-or-open':
      return '名前か --open のどちらかを指定してください。'
    case 'consent-missing':
      return '確認できる人がいません。--yes を付けてください。'
    case 'other':
      return plain(flaw.given)
  }
}
