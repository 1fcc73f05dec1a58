import { TEXT_LENGTH, type TextFault } from '@warifu/client'
import { lazy, Suspense, useEffect, useId, useRef } from 'react'
import { CompletionList, optionId } from '../completion/completion-list.tsx'
import type { CompletionModel } from '../completion/completion.model.ts'
import { Explained } from '../explained/explained.tsx'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { EraseDialog } from '../message/erase-dialog.tsx'
import type { MessageActsModel } from '../message/acts.model.ts'
import { Button } from '../parts/button.tsx'
import { IconButton } from '../parts/icon-button.tsx'
import { Popover } from '../parts/popover.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import type { People } from '../people/people.model.ts'
import type { Quote } from '../timeline/rows.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { ComposerHead } from './composer-head.tsx'
import type { ComposerModel, Trouble } from './composer.model.ts'
import css from './composer.module.css'
import { belongsToInputMethod, meansSend, type SendKey } from './keys.ts'

/** The emoji and their names are loaded when somebody looks for one. */
const EmojiPicker = lazy(async () => ({ default: (await import('../emoji/emoji-picker.tsx')).EmojiPicker }))

const faultWords: Readonly<Record<TextFault, MessageId>> = {
  empty: 'composer.fault.empty',
  'too-long': 'composer.fault.too-long',
  'bad-characters': 'composer.fault.bad-characters',
}

/** Where a message is written. It grows with the text, to eight lines. */
export function Composer({
  model,
  completion,
  acts,
  people,
  quoteOf,
  roomName,
  sendKey,
  takesFocus,
  onSent,
}: {
  readonly model: ComposerModel
  readonly completion: CompletionModel
  readonly acts: MessageActsModel
  readonly people: People
  /** What stands at a sequence that is being answered. */
  readonly quoteOf: (sequence: number) => Quote
  readonly roomName: string
  readonly sendKey: SendKey
  /** True where a keyboard is at hand: opening the room means writing. */
  readonly takesFocus: boolean
  readonly onSent: () => void
}) {
  const say = useSay()
  const { text, writing, trouble, busy, left, erasing } = useSnapshot(model)
  const completing = useSnapshot(completion)
  const [hintId, faultId, listId] = [useId(), useId(), useId()]
  const field = useRef<HTMLTextAreaElement>(null)
  /** Where the caret goes once the field holds the text that was put in. */
  const caret = useRef<number | null>(null)

  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true })
  }, [takesFocus])
  useEffect(() => {
    // What is to be answered or written anew is written here.
    if (writing.state !== 'new') field.current?.focus({ preventScroll: true })
  }, [writing])
  useEffect(() => {
    if (caret.current === null) return
    field.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  }, [text])

  const send = async () => {
    completion.close()
    if (await model.send()) onSent()
    field.current?.focus({ preventScroll: true })
  }
  const put = (next: string, at: number) => {
    caret.current = at
    model.write(next)
    field.current?.focus({ preventScroll: true })
  }
  const take = (index: number | null) => {
    const taken = completion.take(index)
    if (taken === null) return
    if (taken.suggestion.mention !== null) model.mention(taken.suggestion.mention)
    put(taken.text, taken.caret)
  }
  const insert = (piece: string) => {
    const from = field.current?.selectionStart ?? text.length
    const to = field.current?.selectionEnd ?? from
    put(text.slice(0, from) + piece + text.slice(to), from + piece.length)
  }
  const open = completing.state === 'open'

  return (
    <form
      className={css['composer']}
      data-landmark="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ComposerHead
        writing={writing}
        quote={writing.state === 'reply' ? quoteOf(writing.to) : null}
        people={people}
        onCancel={() => {
          model.cancel()
          field.current?.focus({ preventScroll: true })
        }}
      />
      <div className={css['frame']} data-fault={trouble !== null}>
        <CompletionList id={listId} completion={completing} onTake={take} />
        <div className={css['grow']}>
          {/* Holds the same text, so that the field is as high as its lines; the closing line break has a line of its own. */}
          <div className={css['mirror']} aria-hidden="true">
            {`${text}\n`}
          </div>
          <textarea
            ref={field}
            className={css['field']}
            rows={1}
            dir="auto"
            aria-label={say('composer.label', { room: roomName })}
            placeholder={say('composer.label', { room: roomName })}
            aria-describedby={trouble === null ? hintId : `${hintId} ${faultId}`}
            aria-invalid={trouble !== null}
            aria-autocomplete="list"
            aria-controls={open ? listId : undefined}
            aria-activedescendant={open ? optionId(listId, completing.at) : undefined}
            enterKeyHint={sendKey === 'enter' ? 'send' : 'enter'}
            value={text}
            onChange={(event) => {
              model.write(event.currentTarget.value)
              completion.look(event.currentTarget.value, event.currentTarget.selectionStart)
            }}
            onSelect={(event) => {
              completion.look(event.currentTarget.value, event.currentTarget.selectionStart)
            }}
            onBlur={completion.close}
            onKeyDown={(event) => {
              if (belongsToInputMethod(event.nativeEvent)) return
              const act = keyAct(event.key, event.shiftKey, open)
              if (act === 'take') take(null)
              else if (act === 'next' || act === 'previous') completion.move(act === 'next' ? 1 : -1)
              else if (act === 'close') completion.close()
              else if (meansSend(event.nativeEvent, sendKey)) void send()
              else if (event.key === 'Escape' && model.cancel()) event.stopPropagation()
              else if (event.key === 'ArrowUp' && model.editLast()) event.stopPropagation()
              else return
              event.preventDefault()
            }}
          />
        </div>
        <div className={css['foot']}>
          {left === null ? null : (
            <span className={css['left']} data-over={left < 0}>
              {say('composer.left', { count: left })}
            </span>
          )}
          <Popover
            label={say('composer.emoji')}
            side="above-end"
            trigger={(trigger) => <IconButton icon="react" label={say('composer.emoji')} {...trigger} />}
          >
            {(close) => (
              <Suspense fallback={<Skeleton label={say('reactions.loading')} rows={4} />}>
                <EmojiPicker
                  onChoose={(emoji) => {
                    close()
                    insert(emoji)
                  }}
                />
              </Suspense>
            )}
          </Popover>
          <Button kind="primary" type="submit" busy={busy}>
            {say(writing.state === 'edit' ? 'composer.save' : 'composer.send')}
          </Button>
        </div>
      </div>
      <div className={css['below']}>
        <div id={faultId} role="alert" className={css['fault']}>
          {trouble === null ? null : <TroubleWords trouble={trouble} />}
        </div>
        <p id={hintId} className={css['hint']}>
          {say(sendKey === 'enter' ? 'composer.hint' : 'composer.hint.mod')}
        </p>
      </div>
      {erasing === null ? null : <EraseDialog message={erasing} own acts={acts} onClose={model.stopErasing} />}
    </form>
  )
}

function TroubleWords({ trouble }: { readonly trouble: Trouble }) {
  const say = useSay()
  switch (trouble.kind) {
    case 'fault':
      return say(faultWords[trouble.fault], { most: TEXT_LENGTH })
    case 'unknown-command':
      return say('slash.unknown', { name: trouble.name })
    case 'refused':
      return (
        <>
          <Explained error={trouble.error} part="what" /> <Explained error={trouble.error} part="mend" />
        </>
      )
  }
}

/** What a key does to the open list; null: it is not the list's. */
function keyAct(key: string, shift: boolean, open: boolean): 'take' | 'next' | 'previous' | 'close' | null {
  if (!open || shift) return null
  switch (key) {
    case 'Enter':
    case 'Tab':
      return 'take'
    case 'ArrowDown':
      return 'next'
    case 'ArrowUp':
      return 'previous'
    case 'Escape':
      return 'close'
    default:
      return null
  }
}
