import type { CodeName } from '../codes.ts'
import type { Explanations } from './explanation.ts'

/** 1xxx: running the server. Read on a terminal, by whoever started it. */
export const running = {
  'plaintext-refused': {
    en: {
      what: 'Warifu refuses to serve without TLS on an address that other machines can reach. Passwords and messages would cross the network in the clear.',
      data: 'Nothing was sent and nothing was changed.',
      mend: 'Behind a TLS proxy on this machine, start `warifu serve --host 127.0.0.1 --behind-proxy --trusted-proxies 127.0.0.1 --public-url https://chat.example.jp`. Otherwise leave `--behind-proxy` away: Warifu then serves TLS itself.',
    },
    ja: {
      what: 'ほかの機器から届くアドレスでは、TLS なしで起動できません。パスワードとメッセージが暗号化されずにネットワークを流れてしまいます。',
      data: '何も送信されておらず、何も変更されていません。',
      mend: '同じ機器の TLS プロキシの後ろで使う場合は `warifu serve --host 127.0.0.1 --behind-proxy --trusted-proxies 127.0.0.1 --public-url https://chat.example.jp` で起動してください。それ以外では `--behind-proxy` を外してください。Warifu が自分で TLS を使います。',
    },
  },
  'certificate-expired': {
    en: {
      what: 'The TLS certificate has expired, so browsers refuse to connect.',
      data: 'Your data is safe. Nobody can reach the server until the certificate is replaced.',
      mend: 'Put a new certificate in place and start `warifu serve --cert FILE --key FILE`. Without these two options Warifu makes a certificate of its own.',
    },
    ja: {
      what: 'TLS 証明書の有効期限が切れているため、ブラウザーから接続できません。',
      data: 'データは安全です。証明書を取り替えるまで、サーバーに接続できません。',
      mend: '新しい証明書を用意し、`warifu serve --cert FILE --key FILE` で起動してください。この 2 つを指定しない場合は、Warifu が自分で証明書を作ります。',
    },
  },
  'port-in-use': {
    en: {
      what: 'Another program already listens on this port.',
      data: 'Nothing was changed. The other program was not touched.',
      mend: 'Choose another port, for example `warifu serve --port 9443` (chat) or `warifu serve --operator-port 9444` (operators), or stop the other program.',
    },
    ja: {
      what: 'このポートは、すでに別のプログラムが使っています。',
      data: '何も変更されていません。別のプログラムにも影響はありません。',
      mend: '別のポートを選んでください。例: `warifu serve --port 9443`（チャット）、`warifu serve --operator-port 9444`（運用）。または、そのプログラムを終了してください。',
    },
  },
  'data-unwritable': {
    en: {
      what: 'Warifu cannot write to the data folder.',
      data: 'What is in the folder is unchanged.',
      mend: 'Give your account the right to write there, free some space on the disk, or name another folder: `warifu serve --data DIR`.',
    },
    ja: {
      what: 'データフォルダーに書き込めません。',
      data: 'フォルダーの中身は変わっていません。',
      mend: '書き込みの権限を与えるか、ディスクの空きを増やすか、別のフォルダーを指定してください: `warifu serve --data DIR`',
    },
  },
  'data-in-use': {
    en: {
      what: 'Another Warifu already uses this data folder.',
      data: 'Your data is safe. Two servers on one folder would damage it, so the second one stopped.',
      mend: 'Stop the running server, or name another folder: `warifu serve --data DIR --port 9443 --operator-port 9444`.',
    },
    ja: {
      what: 'このデータフォルダーは、すでに別の Warifu が使っています。',
      data: 'データは安全です。2 つのサーバーが同じフォルダーを使うと壊れるおそれがあるため、後から起動したほうが止まりました。',
      mend: '動いているサーバーを止めるか、別のフォルダーを指定してください: `warifu serve --data DIR --port 9443 --operator-port 9444`',
    },
  },
  'database-damaged': {
    en: {
      what: 'The database is damaged and cannot be opened safely.',
      data: 'Warifu stopped before it wrote anything more. What can still be read is in the file.',
      mend: 'Copy the whole data folder aside first. Then put your last good copy of it in its place and start `warifu serve --data DIR`.',
    },
    ja: {
      what: 'データベースが壊れており、安全に開けません。',
      data: 'これ以上書き込む前に止まりました。読み出せる内容は、ファイルに残っています。',
      mend: 'まずデータフォルダー全体を別の場所へ複製してください。次に、正常だった最後の複製に置き換えて、`warifu serve --data DIR` で起動してください。',
    },
  },
  'root-key-wrong': {
    en: {
      what: 'The root key does not belong to this data folder.',
      data: 'Your data is safe and still sealed. Nothing was overwritten.',
      mend: 'Put back the root key that this data folder was made with, or name the right folder: `warifu serve --data DIR`. `warifu config show` says where the key is looked for.',
    },
    ja: {
      what: 'ルート鍵が、このデータフォルダーのものではありません。',
      data: 'データは安全で、封をされたままです。何も上書きされていません。',
      mend: 'このデータフォルダーを作ったときのルート鍵を元に戻すか、正しいフォルダーを指定してください: `warifu serve --data DIR`。鍵を探す場所は `warifu config show` で分かります。',
    },
  },
  'root-key-missing': {
    en: {
      what: 'The data folder exists, but its root key was not found.',
      data: 'Your data is safe and still sealed. Without its key it cannot be opened, so no new key was made over it.',
      mend: 'Put the root key back from your copy of it. `warifu config show` says where it is looked for. To begin anew instead, name an empty folder: `warifu serve --data DIR`.',
    },
    ja: {
      what: 'データフォルダーはありますが、ルート鍵が見つかりません。',
      data: 'データは安全で、封をされたままです。鍵がないと開けないため、新しい鍵は作りませんでした。',
      mend: '控えからルート鍵を元に戻してください。鍵を探す場所は `warifu config show` で分かります。新しく始める場合は、空のフォルダーを指定してください: `warifu serve --data DIR`',
    },
  },
  'node-too-old': {
    en: {
      what: 'This Node.js is too old for Warifu.',
      data: 'Nothing was changed.',
      mend: 'Start with `npm start`, which brings the right Node.js along, or install Node.js 24 or newer.',
    },
    ja: {
      what: 'この Node.js は古いため、Warifu を動かせません。',
      data: '何も変更されていません。',
      mend: '`npm start` で起動すると、適した Node.js が使われます。または Node.js 24 以上を入れてください。',
    },
  },
  'schema-newer': {
    en: {
      what: 'This data folder was last used by a newer version of Warifu.',
      data: 'Your data is safe. This older version did not touch it.',
      mend: 'Start the newer version again, or name another folder: `warifu serve --data DIR`.',
    },
    ja: {
      what: 'このデータフォルダーは、もっと新しい版の Warifu で使われていました。',
      data: 'データは安全です。この古い版は何も書き換えていません。',
      mend: '新しい版で起動するか、別のフォルダーを指定してください: `warifu serve --data DIR`',
    },
  },
  'config-invalid': {
    en: {
      what: 'The configuration has a mistake, so Warifu did not start.',
      data: 'Nothing was changed.',
      mend: 'Run `warifu config check`: it names each line and the nearest right key. `warifu config show` prints what is in force.',
    },
    ja: {
      what: '設定に誤りがあるため、起動しませんでした。',
      data: '何も変更されていません。',
      mend: '`warifu config check` を実行すると、誤りの場所と、いちばん近い正しい名前が分かります。有効な設定は `warifu config show` で確認できます。',
    },
  },
  'certificate-unusable': {
    en: {
      what: 'The TLS certificate or its key cannot be used.',
      data: 'Nothing was changed. The files were only read.',
      mend: 'Check that both files are readable, in PEM form, and belong together: `warifu serve --cert FILE --key FILE`. Without these two options Warifu makes a certificate of its own.',
    },
    ja: {
      what: 'TLS 証明書またはその鍵を使えません。',
      data: '何も変更されていません。ファイルは読み取っただけです。',
      mend: '2 つのファイルが読み取れること、PEM 形式であること、対になっていることを確かめてください: `warifu serve --cert FILE --key FILE`。この 2 つを指定しない場合は、Warifu が自分で証明書を作ります。',
    },
  },
  'trust-failed': {
    en: {
      what: 'The list of trusted certificates on this machine could not be changed.',
      data: 'Your messages are safe. Your browser goes on warning about the certificate.',
      mend: 'Run `warifu trust` again with the rights of an administrator of this machine. `warifu untrust` takes it back.',
    },
    ja: {
      what: 'この機器の「信頼する証明書」の一覧を変更できませんでした。',
      data: 'メッセージは安全です。ブラウザーの証明書の警告は出たままになります。',
      mend: 'この機器の管理者の権限で、もう一度 `warifu trust` を実行してください。取り消すには `warifu untrust` を使います。',
    },
  },
  'data-path-too-long': {
    en: {
      what: 'The path of the data folder is too long for the socket that the command line uses.',
      data: 'Nothing was changed.',
      mend: 'Name a folder with a shorter path: `warifu serve --data DIR`.',
    },
    ja: {
      what: 'データフォルダーの場所の名前が長すぎるため、コマンド用のソケットを作れません。',
      data: '何も変更されていません。',
      mend: 'もっと短い場所を指定してください: `warifu serve --data DIR`',
    },
  },
  'web-not-built': {
    en: {
      what: 'The web pages have not been built yet.',
      data: 'Nothing was changed.',
      mend: 'Run `npm start`, which builds and serves, or `npm run build` first.',
    },
    ja: {
      what: 'ウェブの画面がまだ作られていません。',
      data: '何も変更されていません。',
      mend: '`npm start` を実行すると、画面を作ってから起動します。先に `npm run build` を実行しても構いません。',
    },
  },
  'port-forbidden': {
    en: {
      what: 'The system does not let this program listen on that port or address.',
      data: 'Nothing was changed.',
      mend: 'Choose a port from 1024 upward, for example `warifu serve --port 8443`, and an address of this machine, for example `warifu serve --host 127.0.0.1`.',
    },
    ja: {
      what: 'このポートまたはアドレスを使うことが、システムに許されていません。',
      data: '何も変更されていません。',
      mend: '1024 以上のポート（例: `warifu serve --port 8443`）と、この機器のアドレス（例: `warifu serve --host 127.0.0.1`）を選んでください。',
    },
  },
  'install-failed': {
    en: {
      what: 'A package that Warifu needs could not be installed.',
      data: 'Nothing was changed in your data folder.',
      mend: 'Check the network, the free space on the disk and the message above, then run `npm start` again.',
    },
    ja: {
      what: 'Warifu に必要なパッケージを入れられませんでした。',
      data: 'データフォルダーは何も変わっていません。',
      mend: 'ネットワーク、ディスクの空き、上に表示された内容を確かめてから、もう一度 `npm start` を実行してください。',
    },
  },
  'usage-wrong': {
    en: {
      what: 'This command was not written as Warifu understands it.',
      data: 'Nothing was changed.',
      mend: 'Run `warifu --help`, or add `--help` to the command, to see how it is written.',
    },
    ja: {
      what: 'コマンドの書き方が正しくありません。',
      data: '何も変更されていません。',
      mend: '`warifu --help` を実行するか、コマンドに `--help` を付けて、書き方を確かめてください。',
    },
  },
  'build-failed': {
    en: {
      what: 'Warifu could not be built from its sources.',
      data: 'Nothing was changed in your data folder.',
      mend: 'Read the message above. Where you changed no source, build everything anew: `npm run build -- --force`.',
    },
    ja: {
      what: 'Warifu をソースからビルドできませんでした。',
      data: 'データフォルダーは何も変わっていません。',
      mend: '上に表示された内容を確かめてください。ソースを変えていないときは、すべてを作り直してください: `npm run build -- --force`',
    },
  },
} as const satisfies Partial<Record<CodeName, Explanations>>
