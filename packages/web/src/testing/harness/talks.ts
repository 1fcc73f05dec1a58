import { message, type FakeRoom } from '../fake-client.ts'
import { written, type EntryPart } from '../fake-room.ts'
import { at, lee, long, me, sato, tanaka } from './cast.ts'
import { conversation, talkWith, type Line } from './rooms.ts'

const edit = (target: number, text: string): EntryPart => ({
  kind: 'edit',
  target,
  content: { state: 'opened', text, mentions: [], replyTo: null },
})
const react = (target: number, emoji: string): EntryPart => ({
  kind: 'reaction',
  target,
  content: { state: 'opened', emoji },
})
/** A message of which only its place is left. */
const erased = (by: number): EntryPart => ({ kind: 'erased', was: 'message', target: null, by })

/** Texts in every form that a message can give them. */
export const texts = talkWith(
  conversation(
    [
      sato,
      at(9, 0),
      'これは**重要**です。**「明日の 02:00」**に更新します。~~03:00~~ ではありません。*念のため*、見ていてください。',
    ],
    [sato, at(9, 1), written('@中村 葵 さん、@Lee Minho さん、確認をお願いします。', { mentions: [me, lee] })],
    [
      lee,
      at(9, 3),
      'The check is `npm test -- unit`, the code:\n\n```ts\nexport const isFewEmoji = (text: string): boolean => text.length <= 128 && FEW_EMOJI.test(text) && !text.includes(ZERO_WIDTH_SPACE)\n```',
    ],
    [
      tanaka,
      at(9, 10),
      '手順\n\n1. 鍵を確認する\n2. 更新する\n   - 失敗したら当番へ\n3. 記録する\n\n> 記録のない訓練は訓練ではない\n> > と言われました',
    ],
    [
      lee,
      at(9, 15),
      'https://chat.example.jp/runbook [手順書](https://docs.example.jp/cert) [https://bank.example](https://evil.test) https://аррӏе.com mailto:it@example.jp [x](javascript:alert(1))',
    ],
    [me, at(9, 16), '👍🎉'],
    [
      tanaka,
      at(9, 20),
      Array.from({ length: 40 }, (_, line) => `${line + 1}. 点検項目 ${line + 1} は問題ありません。`).join('\n'),
    ],
    [tanaka, at(9, 21), 'これは少し長い文章です。'.repeat(160)],
    [long, at(9, 30), `${'very-long-word-'.repeat(20)} と、改行の\n\nある文章です。`],
  ),
)

/** Everything that can become of a message. */
export const done = talkWith(
  conversation(
    [tanaka, at(17, 2, 2), '金曜の訓練、お疲れさまでした。記録は共有フォルダーに置いてあります。'],
    [me, at(17, 5, 2), 'ありがとうございます。火曜に読みます。'],
    [me, at(17, 6, 2), edit(2, 'ありがとうございます。月曜に読みます。')],
    [sato, at(9, 0), '本番の証明書、明日の 02:00 に自動更新されます。'],
    [lee, at(9, 1), react(4, '👍')],
    [me, at(9, 1), react(4, '👍')],
    [long, at(9, 2), react(4, '🙏')],
    [sato, at(9, 3), { kind: 'pin', target: 4, pinned: true }],
    [lee, at(9, 5), written('I will watch the graphs tonight.', { replyTo: 4 })],
    [sato, at(9, 6), erased(11)],
    [sato, at(9, 7), { kind: 'delete', target: 10 }],
    [tanaka, at(9, 8), erased(13)],
    [me, at(9, 9), { kind: 'delete', target: 12 }],
    [long, at(9, 10), erased(15)],
    [sato, at(9, 11), { kind: 'delete', target: 14 }],
    [lee, at(9, 20), written('About what was here before.', { replyTo: 10 })],
    [tanaka, at(9, 25), written('これには答えの元がありません。', { replyTo: 3 })],
    [me, at(9, 30), written('**確認**します。\n\n> チェーン先頭 #48,201', { replyTo: 9 })],
    [me, at(9, 31), edit(18, '**確認**しました。\n\n> チェーン先頭 #48,201')],
    [sato, at(9, 32), react(18, '🎉')],
    [sato, at(9, 33), { kind: 'pin', target: 18, pinned: true }],
  ),
)

/** As many pins as there may be, from short to long. */
export const pinned = talkWith(
  conversation(
    ...Array.from({ length: 50 }, (_, index): Line => [
      [sato, lee, tanaka, long][index % 4] ?? sato,
      at(8, index % 60),
      `${index + 1}: ${'運用の決まりごと。'.repeat(1 + (index % 9))}`,
    ]),
    ...Array.from({ length: 50 }, (_, index): Line => [
      sato,
      at(9, 0),
      { kind: 'pin', target: index + 1, pinned: true },
    ]),
  ),
)

const hostile = [
  '<img src=x onerror="document.title=\'pwned\'"> **「強調」**です [x](javascript:alert(1))',
  'invoice\u202Egpj.exe and \u2067 isolate',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  'https://chat.example.jp/' + 'very-long-path-segment-'.repeat(12),
  'שלום עולם, this is mixed',
  Array.from({ length: 60 }, (_, line) => `line ${line + 1}`).join('\n'),
]

/** What strangers' devices make: texts that want to be more, and envelopes that cannot be read. */
export const strange = talkWith([
  ...hostile.map((text, index) => message(index + 1, index % 2 === 0 ? lee : long, text, at(9, index))),
  message(hostile.length + 1, tanaka, { state: 'unreadable', reason: 'suite-unknown' }, at(9, 30)),
  message(hostile.length + 2, tanaka, { state: 'unreadable', reason: 'content-invalid' }, at(9, 31)),
])

const historyOf = (count: number): FakeRoom['messages'] =>
  Array.from({ length: count }, (_, index) =>
    message(
      index + 1,
      [sato, lee, me][index % 3] ?? sato,
      `${index + 1}: ${'これは少し長い文章です。'.repeat(1 + (index % 5))}`,
      at(0, index),
    ),
  )

export const history = talkWith(historyOf(300))
