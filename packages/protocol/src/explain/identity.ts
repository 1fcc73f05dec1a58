import type { CodeName } from '../codes.ts'
import type { Explanations } from './explanation.ts'

/** 2xxx: who you are. */
export const identity = {
  'credentials-wrong': {
    en: {
      what: 'The name or the password is wrong.',
      data: 'Your account and your messages are safe. Nothing was changed.',
      mend: 'Check the name and type the password again. If it still fails, ask an operator.',
    },
    ja: {
      what: '名前またはパスワードが違います。',
      data: 'アカウントとメッセージは安全です。何も変更されていません。',
      mend: '名前を確かめて、パスワードをもう一度入力してください。それでも入れない場合は、オペレーターに相談してください。',
    },
  },
  'session-missing': {
    en: {
      what: 'You are not signed in, or your session has ended.',
      data: 'Your messages are safe. What you had written but not sent is kept only while this page stays open.',
      mend: 'Sign in again here with the same account. Before you reload or close the page, copy what is not sent yet.',
    },
    ja: {
      what: 'サインインしていないか、セッションが終了しています。',
      data: 'メッセージは安全です。書きかけや送信待ちの内容が残るのは、このページを開いている間だけです。',
      mend: 'このページで、同じアカウントでもう一度サインインしてください。ページを読み込み直したり閉じたりする前に、未送信の内容をコピーしてください。',
    },
  },
  'link-unusable': {
    en: {
      what: 'This link cannot be used. It was used already, it is too old, or it is not complete.',
      data: 'Nothing was changed.',
      mend: 'Ask for a new link. An operator makes an invitation with `warifu accounts invite`. The link for the first operator is made anew each time `warifu serve` starts.',
    },
    ja: {
      what: 'このリンクは使えません。使用済みか、期限切れか、一部が欠けています。',
      data: '何も変更されていません。',
      mend: '新しいリンクをもらってください。招待は、オペレーターが `warifu accounts invite` で作れます。最初のオペレーター用のリンクは、`warifu serve` を起動するたびに新しく作られます。',
    },
  },
  'password-weak': {
    en: {
      what: 'This password is too easy to guess.',
      data: 'Nothing was changed. The password was not kept.',
      mend: 'Choose a longer one. Several words that have nothing to do with each other, or with you, are easy to keep in mind and hard to guess.',
    },
    ja: {
      what: 'このパスワードは推測されやすいため使えません。',
      data: '何も変更されていません。入力したパスワードは保存されていません。',
      mend: 'もっと長いものにしてください。互いに関係のない言葉、自分とも関係のない言葉をいくつか並べると、覚えやすく、推測されにくくなります。',
    },
  },
  'name-taken': {
    en: {
      what: 'Somebody in this workspace already has that name.',
      data: 'Nothing was changed.',
      mend: 'Choose another name. Small and capital letters count as the same.',
    },
    ja: {
      what: 'その名前は、このワークスペースですでに使われています。',
      data: '何も変更されていません。',
      mend: '別の名前にしてください。大文字と小文字は区別されません。',
    },
  },
  'device-proof-wrong': {
    en: {
      what: 'This device could not show that it holds its key.',
      data: 'Your account and your messages are safe. Whoever has only a copied cookie gets no further than this.',
      mend: 'Copy what is not sent yet, then sign in again on this device. If it still fails, remove this site’s data in the browser and sign in once more: a new device key is made.',
    },
    ja: {
      what: 'この端末が自分の鍵を持っていることを確認できませんでした。',
      data: 'アカウントとメッセージは安全です。Cookie を盗んだだけの人は、ここから先へ進めません。',
      mend: '未送信の内容をコピーしてから、この端末でもう一度サインインしてください。それでも入れない場合は、ブラウザーでこのサイトのデータを消してからサインインしてください。新しい端末鍵が作られます。',
    },
  },
  'device-key-unusable': {
    en: {
      what: 'The key of this device cannot be accepted. It is not a sound key, or another account has registered it.',
      data: 'Your account is safe. Nothing was changed.',
      mend: 'Remove this site’s data in the browser and sign in again: a new device key is made.',
    },
    ja: {
      what: 'この端末の鍵は使えません。正しい鍵ではないか、別のアカウントで登録されています。',
      data: 'アカウントは安全です。何も変更されていません。',
      mend: 'ブラウザーでこのサイトのデータを消してから、もう一度サインインしてください。新しい端末鍵が作られます。',
    },
  },
  'challenge-unusable': {
    en: {
      what: 'The number that the device signed is too old or was used before. It works once, for 60 seconds.',
      data: 'Nothing was changed.',
      mend: 'Try again. A program asks for a new one at `POST /api/v1/challenge`.',
    },
    ja: {
      what: '端末が署名した番号は、期限切れか使用済みです。番号は 60 秒以内に一度だけ使えます。',
      data: '何も変更されていません。',
      mend: 'もう一度お試しください。プログラムは `POST /api/v1/challenge` で新しい番号を受け取ってください。',
    },
  },
  'operator-required': {
    en: {
      what: 'Only an operator can do this.',
      data: 'Nothing was changed.',
      mend: 'Ask an operator of this workspace to do it. `warifu accounts list` shows who they are.',
    },
    ja: {
      what: 'この操作は、オペレーターだけができます。',
      data: '何も変更されていません。',
      mend: 'このワークスペースのオペレーターに頼んでください。だれがオペレーターかは `warifu accounts list` で分かります。',
    },
  },
  'name-unusable': {
    en: {
      what: 'This name cannot be used.',
      data: 'Nothing was changed.',
      mend: 'Use 1 to 64 characters, without spaces at either end and without characters that cannot be seen. An invitation made for a name works for that name only.',
    },
    ja: {
      what: 'この名前は使えません。',
      data: '何も変更されていません。',
      mend: '1 文字から 64 文字にしてください。先頭と末尾の空白や、目に見えない文字は使えません。名前の決まった招待では、その名前だけが使えます。',
    },
  },
} as const satisfies Partial<Record<CodeName, Explanations>>
