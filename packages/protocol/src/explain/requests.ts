import type { CodeName } from '../codes.ts'
import type { Explanations } from './explanation.ts'

/** 40xx and 41xx: requests and commands that cannot be taken as they are. Mostly read by whoever writes a client or a proxy. */
export const requests = {
  'host-refused': {
    en: {
      what: 'The request names a host that this server does not answer for.',
      data: 'Nothing was changed.',
      mend: 'Open the address that `warifu serve` printed. Behind a proxy, let it pass the Host header on unchanged.',
    },
    ja: {
      what: 'このサーバーのものではないホスト名が指定されています。',
      data: '何も変更されていません。',
      mend: '`warifu serve` が表示したアドレスを開いてください。プロキシの後ろでは、Host ヘッダーをそのまま渡してください。',
    },
  },
  'path-unknown': {
    en: {
      what: 'There is nothing at this address.',
      data: 'Nothing was changed.',
      mend: 'Check the address. The paths of the HTTP API are listed at `/api/v1/openapi.json`.',
    },
    ja: {
      what: 'このアドレスには何もありません。',
      data: '何も変更されていません。',
      mend: 'アドレスを確かめてください。API のパスの一覧は `/api/v1/openapi.json` にあります。',
    },
  },
  'origin-refused': {
    en: {
      what: 'The request came from a page of another site, so it was refused.',
      data: 'Your account and your messages are safe. Another site cannot act in your name.',
      mend: 'Open Warifu at its own address. If that page shows this, the proxy in front of it changes the Host or Origin header.',
    },
    ja: {
      what: '別のサイトのページからの要求だったため、拒否しました。',
      data: 'アカウントとメッセージは安全です。別のサイトがあなたになりすまして操作することはできません。',
      mend: 'Warifu を本来のアドレスで開いてください。そこでも表示される場合は、手前のプロキシが Host または Origin ヘッダーを書き換えています。',
    },
  },
  'method-refused': {
    en: {
      what: 'This address does not take that HTTP method.',
      data: 'Nothing was changed.',
      mend: 'Use the method that the `Allow` header of the answer names.',
    },
    ja: {
      what: 'このアドレスでは、その HTTP メソッドを使えません。',
      data: '何も変更されていません。',
      mend: '応答の `Allow` ヘッダーにあるメソッドを使ってください。',
    },
  },
  'content-type-refused': {
    en: {
      what: 'The body of the request is not declared as JSON.',
      data: 'Nothing was changed.',
      mend: 'Send `Content-Type: application/json`, without compression.',
    },
    ja: {
      what: '要求の本文が JSON として送られていません。',
      data: '何も変更されていません。',
      mend: '`Content-Type: application/json` を付け、圧縮せずに送ってください。',
    },
  },
  'body-too-large': {
    en: {
      what: 'The body of the request is too large.',
      data: 'Nothing was changed.',
      mend: 'Send at most 16,384 bytes.',
    },
    ja: {
      what: '要求の本文が大きすぎます。',
      data: '何も変更されていません。',
      mend: '16,384 バイト以内で送ってください。',
    },
  },
  'body-invalid': {
    en: {
      what: 'The body of the request is not what this address takes.',
      data: 'Nothing was changed.',
      mend: 'Compare it with `/api/v1/openapi.json`. `issues` names the fields that do not fit.',
    },
    ja: {
      what: '要求の本文が、このアドレスの決まりに合っていません。',
      data: '何も変更されていません。',
      mend: '`/api/v1/openapi.json` と見比べてください。合わない項目は `issues` に示されます。',
    },
  },
  'upgrade-required': {
    en: {
      what: 'This address speaks WebSocket only.',
      data: 'Nothing was changed.',
      mend: 'Connect with a WebSocket client. A proxy in front must pass the `Upgrade` and `Connection` headers on.',
    },
    ja: {
      what: 'このアドレスは WebSocket 専用です。',
      data: '何も変更されていません。',
      mend: 'WebSocket で接続してください。手前のプロキシは `Upgrade` と `Connection` ヘッダーをそのまま渡す必要があります。',
    },
  },
  'version-refused': {
    en: {
      what: 'The client asked for a version of WebSocket that the server does not speak.',
      data: 'Nothing was changed.',
      mend: 'Use version 13 (RFC 6455): every present browser and library does.',
    },
    ja: {
      what: 'サーバーが対応していない WebSocket の版が求められました。',
      data: '何も変更されていません。',
      mend: '版 13（RFC 6455）を使ってください。現在のブラウザーとライブラリーはすべて対応しています。',
    },
  },
  'subprotocol-refused': {
    en: {
      what: 'The client did not offer the subprotocol `warifu.v1`.',
      data: 'Nothing was changed.',
      mend: 'Offer `warifu.v1` and `ticket.<ticket>` as subprotocols. If the client is older or newer than the server, bring both to the same version.',
    },
    ja: {
      what: 'サブプロトコル `warifu.v1` が提示されませんでした。',
      data: '何も変更されていません。',
      mend: 'サブプロトコルとして `warifu.v1` と `ticket.<ticket>` を提示してください。アプリとサーバーの版が違う場合は、そろえてください。',
    },
  },
  'ticket-missing': {
    en: {
      what: 'The connection came without a ticket.',
      data: 'Nothing was changed.',
      mend: 'Get a ticket at `POST /api/v1/ticket` and offer it as the subprotocol `ticket.<ticket>`.',
    },
    ja: {
      what: 'チケットなしで接続しようとしました。',
      data: '何も変更されていません。',
      mend: '`POST /api/v1/ticket` でチケットを受け取り、サブプロトコル `ticket.<ticket>` として提示してください。',
    },
  },
  'ticket-unusable': {
    en: {
      what: 'The ticket cannot be used. It was used already, it is older than 30 seconds, or it was made for another page.',
      data: 'Your messages are safe. The client gets a new ticket by itself.',
      mend: 'Try again with a new ticket from `POST /api/v1/ticket`.',
    },
    ja: {
      what: 'このチケットは使えません。使用済みか、30 秒を過ぎたか、別のページのために作られたものです。',
      data: 'メッセージは安全です。新しいチケットは自動で受け取ります。',
      mend: '`POST /api/v1/ticket` で新しいチケットを受け取って、もう一度お試しください。',
    },
  },
  'bearer-unavailable': {
    en: {
      what: 'The connection came without an Origin header, and this version has no bearer tokens for programs yet.',
      data: 'Nothing was changed.',
      mend: 'Send the Origin header with the address of the web chat, and connect with a ticket.',
    },
    ja: {
      what: 'Origin ヘッダーのない接続でした。プログラム用のベアラートークンは、この版ではまだ使えません。',
      data: '何も変更されていません。',
      mend: 'Origin ヘッダーにウェブチャットのアドレスを入れ、チケットで接続してください。',
    },
  },
  'headers-refused': {
    en: {
      what: 'The headers of the request are malformed, doubled or too many.',
      data: 'Nothing was changed.',
      mend: 'Send each header once and only what is needed. If a browser shows this, look at the proxy in front of the server.',
    },
    ja: {
      what: '要求のヘッダーが、壊れているか、重複しているか、多すぎます。',
      data: '何も変更されていません。',
      mend: '必要なヘッダーだけを一度ずつ送ってください。ブラウザーで表示される場合は、サーバーの手前のプロキシを確かめてください。',
    },
  },
  'command-unknown': {
    en: {
      what: 'The server does not know this command.',
      data: 'Nothing was changed. The connection stays open.',
      mend: 'Compare with the list of commands in `docs/protocol.md`. A client newer than the server shows this: bring both to the same version.',
    },
    ja: {
      what: 'サーバーが知らないコマンドです。',
      data: '何も変更されていません。接続は開いたままです。',
      mend: '`docs/protocol.md` のコマンドの一覧と見比べてください。アプリがサーバーより新しい場合に表示されます。版をそろえてください。',
    },
  },
  'params-invalid': {
    en: {
      what: 'The parameters of the command are not what it takes.',
      data: 'Nothing was changed. The connection stays open.',
      mend: 'Compare with `docs/protocol.md`. `issues` names the parameters that do not fit.',
    },
    ja: {
      what: 'コマンドのパラメーターが決まりに合っていません。',
      data: '何も変更されていません。接続は開いたままです。',
      mend: '`docs/protocol.md` と見比べてください。合わない項目は `issues` に示されます。',
    },
  },
  'budget-exceeded': {
    en: {
      what: 'This connection asked for too much in a short time.',
      data: 'This command was not carried out. What was confirmed before is kept.',
      mend: 'Wait as long as the answer says, then send the same command again.',
    },
    ja: {
      what: '短い時間に多くの要求が送られました。',
      data: 'このコマンドは実行されていません。それまでに確定した内容は保存されています。',
      mend: '示された時間だけ待ってから、同じコマンドをもう一度送ってください。',
    },
  },
} as const satisfies Partial<Record<CodeName, Explanations>>
