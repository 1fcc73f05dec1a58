import type { CodeName } from '../codes.ts'
import type { Explanations } from './explanation.ts'

/** 6xxx: rooms; 9xxx: faults of ours. */
export const rooms = {
  'room-unknown': {
    en: {
      what: 'There is no such room, or you are not allowed to see it.',
      data: 'Nothing was changed.',
      mend: 'Ask a member of the room to invite you.',
    },
    ja: {
      what: 'そのルームはないか、あなたには表示されません。',
      data: '何も変更されていません。',
      mend: 'ルームのメンバーに招待してもらってください。',
    },
  },
  'action-refused': {
    en: {
      what: 'You are not allowed to do this here.',
      data: 'Nothing was changed.',
      mend: 'Join the room first, or ask one of its moderators.',
    },
    ja: {
      what: 'ここでは、この操作をすることができません。',
      data: '何も変更されていません。',
      mend: '先にルームに参加するか、ルームのモデレーターに相談してください。',
    },
  },
  'envelope-refused': {
    en: {
      what: 'The room does not take an envelope of this kind, so the message was not stored.',
      data: 'The message stays in your outbox only until you reload or close the page. Earlier messages are kept.',
      mend: 'Copy the message, reload the page to get the present version, then send it again. If you write a client: suite 0, at most 32,768 bytes.',
    },
    ja: {
      what: 'このルームでは扱えない形のエンベロープだったため、メッセージは保存されませんでした。',
      data: 'このメッセージが送信待ちに残るのは、ページを読み込み直すか閉じるまでです。これまでのメッセージは保存されています。',
      mend: 'メッセージをコピーし、ページを読み込み直して新しい版にしてから、もう一度送ってください。クライアントを作っている場合は、スイート 0、32,768 バイト以内にしてください。',
    },
  },
  'account-unknown': {
    en: {
      what: 'There is no such account in this workspace, or it is not in this room.',
      data: 'Nothing was changed.',
      mend: 'Choose somebody from the list. An operator makes new accounts with `warifu accounts invite`.',
    },
    ja: {
      what: 'そのアカウントは、このワークスペースにないか、このルームにいません。',
      data: '何も変更されていません。',
      mend: '一覧から選んでください。新しいアカウントは、オペレーターが `warifu accounts invite` で作れます。',
    },
  },
  'room-id-taken': {
    en: {
      what: 'Another room already has this id.',
      data: 'Nothing was changed.',
      mend: 'Make the room again with a new random id.',
    },
    ja: {
      what: 'この ID は、すでに別のルームで使われています。',
      data: '何も変更されていません。',
      mend: '新しい乱数の ID で、もう一度ルームを作ってください。',
    },
  },
  'too-many-rooms': {
    en: {
      what: 'Your account, or the one you want to write to, is in as many rooms, or has made as many, as one account can.',
      data: 'Nothing was changed. Your rooms are kept.',
      mend: 'Leave a room that you no longer need, then try again. The limit is 1,000 rooms. Rooms that you made count also after you left them: if you have made that many, ask somebody else to make the next.',
    },
    ja: {
      what: 'あなた、または書こうとしている相手が、参加できるルームの数か、作れるルームの数の上限に達しています。',
      data: '何も変更されていません。参加中のルームはそのままです。',
      mend: '不要になったルームから退出して、もう一度お試しください。上限は 1,000 ルームです。作ったルームは退出しても数に入ります。上限まで作った場合は、ほかの人に作ってもらってください。',
    },
  },
  'too-many-invitations': {
    en: {
      what: 'Too many invitations are open: those of this account, or those that you made.',
      data: 'Nobody was invited. The open invitations are kept.',
      mend: 'Wait until people have joined or declined, then invite again. The limit is 200 open invitations.',
    },
    ja: {
      what: '相手が受けている招待、またはあなたが送った招待のうち、返事を待っているものが多すぎます。',
      data: '招待は行われていません。これまでの招待はそのままです。',
      mend: '相手が参加するか辞退するのを待って、もう一度招待してください。返事を待てる招待は 200 件までです。',
    },
  },
  'message-unknown': {
    en: {
      what: 'There is no such message in this room, or it has been deleted.',
      data: 'Nothing was changed.',
      mend: 'Go on with another message. What was deleted cannot be brought back.',
    },
    ja: {
      what: 'そのメッセージはこのルームにないか、すでに削除されています。',
      data: '何も変更されていません。',
      mend: 'ほかのメッセージでお試しください。削除されたメッセージは元に戻せません。',
    },
  },
  'message-id-taken': {
    en: {
      what: 'This device has already used this message id in this room for something else.',
      data: 'Nothing was changed. What stands under the id is kept.',
      mend: 'If you write a client: take a new random id for each message, edit, reaction, deletion and pin.',
    },
    ja: {
      what: 'このメッセージ ID は、同じ端末がこのルームで別の操作に使っています。',
      data: '何も変更されていません。その ID で保存されたものはそのままです。',
      mend: 'クライアントを作っている場合は、メッセージ、編集、リアクション、削除、ピン留めのたびに新しい乱数の ID を使ってください。',
    },
  },
  'too-many-edits': {
    en: {
      what: 'This message has been edited as often as a message can be.',
      data: 'The message keeps the text it has.',
      mend: 'Write a new message, and reply to this one if they belong together. The limit is 100 edits.',
    },
    ja: {
      what: 'このメッセージは、編集できる回数の上限に達しています。',
      data: 'メッセージは今の内容のままです。',
      mend: '新しいメッセージを書いてください。関連するときは、このメッセージに返信できます。編集は 100 回までです。',
    },
  },
  'too-many-reactions': {
    en: {
      what: 'This message has as many reactions as it can have, or you have put as many to it as one person can.',
      data: 'The reactions that are there are kept.',
      mend: 'Take one of your reactions back first. The limits are 20 from one person and 200 in all.',
    },
    ja: {
      what: 'このメッセージに付いたリアクション、またはあなたが付けたリアクションの数が上限に達しています。',
      data: '付いているリアクションはそのままです。',
      mend: '先に自分のリアクションを取り消してください。上限は 1 人 20 個、全体で 200 個です。',
    },
  },
  'too-many-pins': {
    en: {
      what: 'As many messages are pinned in this room as can be.',
      data: 'The pinned messages stay pinned.',
      mend: 'Take a pin away that is no longer needed, then pin this message. The limit is 50.',
    },
    ja: {
      what: 'このルームでピン留めできる数の上限に達しています。',
      data: 'ピン留めされたメッセージはそのままです。',
      mend: '不要になったピンを外してから、もう一度ピン留めしてください。上限は 50 件です。',
    },
  },
  'internal-error': {
    en: {
      what: 'Something in the server went wrong. The fault is ours.',
      data: 'What was confirmed is kept. What was not confirmed stays in your outbox and is sent again.',
      mend: 'Try again in a moment. If it happens again, tell an operator the time: the cause is in the server’s log.',
    },
    ja: {
      what: 'サーバーの中で問題が起きました。原因はこちら側にあります。',
      data: '確定した内容は保存されています。確定していない内容は送信待ちに残り、もう一度送られます。',
      mend: '少し待ってから、もう一度お試しください。また起きる場合は、その時刻をオペレーターに伝えてください。原因はサーバーのログに残っています。',
    },
  },
} as const satisfies Partial<Record<CodeName, Explanations>>
