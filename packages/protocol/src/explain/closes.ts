import type { CodeName } from '../codes.ts'
import type { Explanations } from './explanation.ts'

/** 44xx: why a connection was closed. */
export const closes = {
  'frame-invalid': {
    en: {
      what: 'The server received a frame that is not in the protocol, and closed the connection.',
      data: 'What was confirmed is kept. What was not confirmed stays in your outbox only until you reload or close the page.',
      mend: 'Copy what is not sent yet, then reload the page. If you write a client, compare its frames with `docs/protocol.md`: text frames, one JSON object each.',
    },
    ja: {
      what: 'プロトコルにないフレームを受け取ったため、接続を閉じました。',
      data: '確定した内容は保存されています。確定していない内容が送信待ちに残るのは、ページを読み込み直すか閉じるまでです。',
      mend: '未送信の内容をコピーしてから、ページを読み込み直してください。クライアントを作っている場合は、フレームを `docs/protocol.md` と見比べてください。テキストフレーム 1 つに JSON オブジェクト 1 つです。',
    },
  },
  'session-ended': {
    en: {
      what: 'The session of this connection has ended: it was signed out, or it ran out.',
      data: 'Your messages are safe. What you had written but not sent is kept only while this page stays open.',
      mend: 'Sign in again here with the same account. Before you reload or close the page, copy what is not sent yet.',
    },
    ja: {
      what: 'この接続のセッションが終了しました。サインアウトされたか、期限が切れました。',
      data: 'メッセージは安全です。書きかけや送信待ちの内容が残るのは、このページを開いている間だけです。',
      mend: 'このページで、同じアカウントでもう一度サインインしてください。ページを読み込み直したり閉じたりする前に、未送信の内容をコピーしてください。',
    },
  },
  'heartbeat-lost': {
    en: {
      what: 'One end heard nothing from the other for 25 seconds, so the connection was closed.',
      data: 'What was confirmed is kept. What was not confirmed stays in your outbox and is sent again.',
      mend: 'The client comes back by itself. If this happens often, look at the network, or at a proxy that cuts quiet connections.',
    },
    ja: {
      what: '相手からの応答が 25 秒間なかったため、接続を閉じました。',
      data: '確定した内容は保存されています。確定していない内容は送信待ちに残り、もう一度送られます。',
      mend: '自動で接続し直します。何度も起きる場合は、ネットワークや、静かな接続を切るプロキシを確かめてください。',
    },
  },
  'frame-too-large': {
    en: {
      what: 'A frame was larger than the protocol allows, so the connection was closed.',
      data: 'What was confirmed is kept. The large frame was not taken.',
      mend: 'Send shorter messages: one frame holds at most 65,536 bytes.',
    },
    ja: {
      what: 'フレームが上限より大きかったため、接続を閉じました。',
      data: '確定した内容は保存されています。大きすぎるフレームは受け取っていません。',
      mend: 'メッセージを短くしてください。1 つのフレームは 65,536 バイトまでです。',
    },
  },
  'too-many-strikes': {
    en: {
      what: 'This connection broke the rules too often, so it was closed.',
      data: 'What was confirmed is kept.',
      mend: 'Wait a little before you connect again. If you write a client, heed refusals and their `retryAfterMs`.',
    },
    ja: {
      what: '決まりに合わない要求が続いたため、接続を閉じました。',
      data: '確定した内容は保存されています。',
      mend: '少し待ってから接続し直してください。クライアントを作っている場合は、拒否の応答と `retryAfterMs` に従ってください。',
    },
  },
  'slow-reader': {
    en: {
      what: 'Too much was waiting to be sent to this connection, so it was closed.',
      data: 'Nothing is lost. Everything that was waiting is in the rooms’ history.',
      mend: 'The client comes back by itself and fetches what it missed. If this happens often, the network is too slow for so many messages.',
    },
    ja: {
      what: 'この接続への送信が追いつかなかったため、接続を閉じました。',
      data: '失われたものはありません。届いていない内容は、すべてルームの履歴にあります。',
      mend: '自動で接続し直し、届いていない内容を取り寄せます。何度も起きる場合は、ネットワークの速さが足りていません。',
    },
  },
} as const satisfies Partial<Record<CodeName, Explanations>>
