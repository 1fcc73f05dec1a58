import type { CodeName } from '../codes.ts'
import type { Explanations } from './explanation.ts'

/** 3xxx: capacity. All of these pass. */
export const capacity = {
  'too-many-attempts': {
    en: {
      what: 'There were too many attempts in a short time.',
      data: 'Your account is safe. Waiting is all that is asked.',
      mend: 'Wait as long as the answer says, then try again.',
    },
    ja: {
      what: '短い時間に何度も試みられたため、しばらく受け付けられません。',
      data: 'アカウントは安全です。お待ちいただくだけで構いません。',
      mend: '表示された時間だけ待ってから、もう一度お試しください。',
    },
  },
  overloaded: {
    en: {
      what: 'The server has more to do than it can.',
      data: 'What was confirmed is kept. This request was not carried out.',
      mend: 'Wait a little and try again. An operator sees the load at `/metrics` on the operator port.',
    },
    ja: {
      what: 'サーバーの処理が追いついていません。',
      data: '確定した内容は保存されています。この要求は実行されていません。',
      mend: '少し待ってから、もう一度お試しください。オペレーターは、運用ポートの `/metrics` で負荷を確かめられます。',
    },
  },
  'too-many-connections': {
    en: {
      what: 'There are too many connections from this network or account.',
      data: 'Your messages are safe. Connections that are open stay open.',
      mend: 'Close tabs and programs that you do not need, wait a little, and try again.',
    },
    ja: {
      what: 'このネットワークまたはアカウントからの接続が多すぎます。',
      data: 'メッセージは安全です。開いている接続はそのまま使えます。',
      mend: '不要なタブやプログラムを閉じ、少し待ってから、もう一度お試しください。',
    },
  },
  'store-unavailable': {
    en: {
      what: 'The server cannot write to its database at the moment.',
      data: 'What was confirmed is kept. What was not confirmed stays in your outbox and is sent again.',
      mend: 'Wait a little: the client tries again by itself. An operator should look at the free space on the disk and at the log.',
    },
    ja: {
      what: 'サーバーが、いまデータベースに書き込めません。',
      data: '確定した内容は保存されています。確定していない内容は送信待ちに残り、もう一度送られます。',
      mend: '少しお待ちください。自動でもう一度試みます。オペレーターは、ディスクの空きとログを確かめてください。',
    },
  },
  draining: {
    en: {
      what: 'The server is about to restart and takes nothing new.',
      data: 'What was confirmed is kept. What was not confirmed stays in your outbox and is sent again.',
      mend: 'Wait a few seconds. The client comes back by itself.',
    },
    ja: {
      what: 'サーバーがまもなく再起動するため、新しい要求を受け付けていません。',
      data: '確定した内容は保存されています。確定していない内容は送信待ちに残り、もう一度送られます。',
      mend: '数秒お待ちください。自動で接続し直します。',
    },
  },
} as const satisfies Partial<Record<CodeName, Explanations>>
