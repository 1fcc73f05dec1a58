/** What people write: short and long, in both languages, some of it with marks. */
const sentences = [
  'See you at the river, at nine.',
  '本番の証明書、明日の 02:00 に自動更新されます。手順は runbook の 3 章です。',
  'Rotation dry-run passed on staging. p99 stayed at `38 ms`.',
  '**「強調」**です。確認をお願いします。',
  'ok',
  '了解です。',
  'The plan for the week:\n\n- rotate the keys\n- read the audit log\n- write down what we found',
  'こちらの件、先方に確認したところ、来週の水曜日までに回答をいただけるそうです。それまでは現在の設定のまま運用を続け、何かあればこのルームで共有してください。',
  '```\nnpm start\nnpm test\n```',
  '> それは決まりでしたか？\n\nはい、先週の会議で決めました。 https://example.jp/minutes',
] as const

/** The text of the message with this number, which it names. */
export const textOf = (number: number): string => `${sentences[number % sentences.length] ?? ''} (${number})`
