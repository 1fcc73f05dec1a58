import type { Explanations } from '@warifu/protocol/explain'
import type { LocalErrorName } from './error-names.ts'

const KEPT_EN = 'What you wrote stays in the outbox until it has arrived, as long as this application stays open.'
const KEPT_JA = '書いた内容は、このアプリを開いている間、届くまで送信待ちに残ります。'
const UNCHANGED_EN = 'Nothing was changed.'
const UNCHANGED_JA = '何も変更されていません。'

/** What can go wrong without a server's refusal, in words. */
export const explainLocal: Readonly<Record<LocalErrorName, Explanations>> = {
  'network-failed': {
    en: {
      what: 'The server did not answer.',
      data: KEPT_EN,
      mend: 'Check the network connection. If others reach the server and you do not, ask an operator about its address and certificate.',
    },
    ja: {
      what: 'サーバーから応答がありません。',
      data: KEPT_JA,
      mend: 'ネットワーク接続を確かめてください。ほかの人が接続できている場合は、サーバーのアドレスと証明書についてオペレーターに相談してください。',
    },
  },
  'timed-out': {
    en: { what: 'The server did not answer in time.', data: KEPT_EN, mend: 'Try again in a moment.' },
    ja: {
      what: '時間内にサーバーの応答がありませんでした。',
      data: KEPT_JA,
      mend: '少し待ってから、もう一度試してください。',
    },
  },
  'connection-lost': {
    en: {
      what: 'The connection was lost before the server answered.',
      data: `${KEPT_EN} Whether anything else you just asked for was done is not known.`,
      mend: 'Wait until the connection is back, look whether it was done, and try again if not.',
    },
    ja: {
      what: 'サーバーが応答する前に接続が切れました。',
      data: `${KEPT_JA}そのほかの操作が実行されたかどうかは分かりません。`,
      mend: '接続が戻るのを待ち、実行されたかどうかを確かめて、されていなければもう一度操作してください。',
    },
  },
  'answer-invalid': {
    en: {
      what: 'The server’s answer breaks the protocol and was not used.',
      data: 'Your messages are safe. Nothing of the answer was shown.',
      mend: 'Copy what is not sent yet, then reload or update this application. If it happens again, tell an operator: another program may be answering in the server’s place.',
    },
    ja: {
      what: 'サーバーの応答が決められた形式に反するため、使いませんでした。',
      data: 'メッセージは安全です。応答の内容は表示していません。',
      mend: '未送信の内容をコピーしてから、このアプリを再読み込みするか更新してください。繰り返す場合は、別のプログラムがサーバーの代わりに応答している可能性があるので、オペレーターに知らせてください。',
    },
  },
  'code-unknown': {
    en: {
      what: 'The server refused for a reason that this version does not know.',
      data: UNCHANGED_EN,
      mend: 'Copy what is not sent yet, reload or update this application, then try again.',
    },
    ja: {
      what: 'このバージョンが知らない理由で、サーバーに断られました。',
      data: UNCHANGED_JA,
      mend: '未送信の内容をコピーし、このアプリを再読み込みするか更新してから、もう一度試してください。',
    },
  },
  'not-signed-in': {
    en: { what: 'Nobody is signed in here.', data: UNCHANGED_EN, mend: 'Sign in first.' },
    ja: { what: 'サインインしていません。', data: UNCHANGED_JA, mend: '先にサインインしてください。' },
  },
  'text-refused': {
    en: {
      what: 'This text cannot be sent: it is empty, longer than 16,000 characters, or holds characters that no screen can show.',
      data: 'Nothing was sent.',
      mend: 'Change the text, or send it in parts.',
    },
    ja: {
      what: 'このテキストは送信できません。空であるか、16,000 文字を超えているか、表示できない文字を含んでいます。',
      data: '何も送信していません。',
      mend: 'テキストを直すか、分けて送ってください。',
    },
  },
  'device-unusable': {
    en: {
      what: 'The keys of this device cannot be made, kept or read.',
      data: 'Your account and your messages are safe on the server.',
      mend: 'Use a current browser and allow it to store site data (private windows may not). A program: check that its device file is readable by its owner only, and undamaged.',
    },
    ja: {
      what: 'この端末の鍵を作成、保存、または読み出しできません。',
      data: 'アカウントとメッセージは、サーバーで安全です。',
      mend: '新しいブラウザーを使い、サイトデータの保存を許可してください（プライベートウィンドウでは保存できないことがあります）。プログラムの場合は、端末ファイルが壊れておらず、所有者だけが読めることを確かめてください。',
    },
  },
  cancelled: {
    en: {
      what: 'You took this message out of the outbox.',
      data: 'It was not sent by this device again.',
      mend: 'Write it anew if you want it sent.',
    },
    ja: {
      what: 'このメッセージは送信待ちから取り消されました。',
      data: 'この端末から再び送られることはありません。',
      mend: '送りたい場合は、もう一度書いてください。',
    },
  },
  'client-closed': {
    en: {
      what: 'The connection was ended here.',
      data: 'What had not been sent was dropped.',
      mend: 'Open it again or sign in.',
    },
    ja: {
      what: 'こちら側で接続を終了しました。',
      data: '未送信の内容は破棄されました。',
      mend: '開き直すか、サインインしてください。',
    },
  },
}
