import type { AccountId, Message, Room } from '@warifu/client'
import { useState } from 'react'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { IconButton } from '../parts/icon-button.tsx'
import { MenuButton } from '../parts/menu-button.tsx'
import type { MenuGroups } from '../parts/menu.tsx'
import { Toolbar } from '../parts/toolbar.tsx'
import { AddReaction } from './add-reaction.tsx'
import { allowedTo } from './allowed.ts'
import css from './message-actions.module.css'
import { MessageDialogs, type OpenDialog } from './message-dialogs.tsx'
import { underKey } from './message-keys.ts'
import type { MessageTools } from './message-tools.ts'

/** The commonest answer of all: it has a key. */
const AGREE = '👍'
/** One press each; everything else is behind the smiling face. */
const QUICK = [AGREE, '✅', '🙏'] as const

/**
 * What can be done with a message: beside it while it is pointed at or has the focus. What is used most is a button, the rest a
 * menu. Where nothing can be done there is nothing.
 */
export function MessageActions({
  message,
  room,
  me,
  tools,
}: {
  readonly message: Message
  readonly room: Room
  readonly me: AccountId
  readonly tools: MessageTools
}) {
  const say = useSay()
  const [dialog, setDialog] = useState<OpenDialog>('none')
  const allowed = allowedTo(message, me, room)
  if (!allowed.answer) return null
  const { content } = message
  const { acts } = tools

  const groups: MenuGroups = [
    [
      ...(content.state === 'opened' ? [item('copy-text', 'copy', () => void tools.copyText(content.text))] : []),
      item('copy-link', 'link', () => void tools.copyLink(message)),
      item(message.pinned ? 'unpin' : 'pin', 'pin', () => void acts.pin(message, !message.pinned)),
      item('unread', 'unread', () => {
        tools.markUnread(message)
      }),
    ],
    [
      ...(message.edited === null
        ? []
        : [
            item('revisions', 'history', () => {
              setDialog('revisions')
            }),
          ]),
      item('details', 'details', () => {
        setDialog('details')
      }),
    ],
    allowed.erase
      ? [
          {
            ...item('erase', 'delete', () => {
              setDialog('erase')
            }),
            danger: true,
          },
        ]
      : [],
  ].filter((group) => group.length > 0)

  function item(id: MenuAct, icon: MenuGroups[number][number]['icon'], act: () => void) {
    return { id, label: say(actWords[id]), icon, keys: null, danger: false, act }
  }

  return (
    <div className={css['actions']}>
      <Toolbar label={say('message.actions')}>
        {QUICK.map((emoji) => (
          <button
            {...(emoji === AGREE ? underKey('message.agree') : {})}
            key={emoji}
            type="button"
            className={css['quick']}
            aria-label={say('reactions.quick', { emoji })}
            data-tip={say('reactions.quick', { emoji })}
            onClick={() => void acts.react(message, emoji)}
          >
            {emoji}
          </button>
        ))}
        <AddReaction message={message} acts={acts} keyed />
        <IconButton
          {...underKey('message.reply')}
          icon="reply"
          label={say('message.reply')}
          onClick={() => {
            tools.reply(message)
          }}
        />
        {allowed.edit ? (
          <IconButton
            {...underKey('message.edit')}
            icon="edit"
            label={say('message.edit')}
            onClick={() => {
              tools.edit(message)
            }}
          />
        ) : null}
        <span {...underKey('message.more')} className={css['more']}>
          <MenuButton icon="more" label={say('message.more')} side="below-end" groups={groups} />
        </span>
      </Toolbar>
      <MessageDialogs
        open={dialog}
        message={message}
        room={room}
        own={message.accountId === me}
        tools={tools}
        onClose={() => {
          setDialog('none')
        }}
      />
    </div>
  )
}

const actWords = {
  'copy-text': 'message.copy-text',
  'copy-link': 'message.copy-link',
  pin: 'message.pin',
  unpin: 'message.unpin',
  unread: 'message.unread',
  revisions: 'message.revisions',
  details: 'message.details',
  erase: 'message.erase',
} as const satisfies Record<string, MessageId>

type MenuAct = keyof typeof actWords
