import { useId, useRef } from 'react'
import type { CompletionModel } from '../completion/completion.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { chordText } from '../keys/chord.ts'
import { chordsOf, rowOf, type WriterKeyId } from '../keys/key-table.ts'
import { useKeys } from '../keys/use-key.ts'
import type { MessageActsModel } from '../message/acts.model.ts'
import { EraseDialog } from '../message/erase-dialog.tsx'
import { Button } from '../parts/button.tsx'
import type { People } from '../people/people.model.ts'
import type { Quote } from '../timeline/rows.ts'
import { useSnapshot } from '../use-snapshot.ts'
import { ComposerField } from './composer-field.tsx'
import { ComposerHead } from './composer-head.tsx'
import type { ComposerModel } from './composer.model.ts'
import css from './composer.module.css'
import { InsertEmoji } from './insert-emoji.tsx'
import type { SendKey } from './keys.ts'
import { TroubleWords } from './trouble-words.tsx'
import { typeInto } from './type-into.ts'

/** Where a message is written. */
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
  /** A message went out: neither an edit, nor a command. */
  readonly onSent: () => void
}) {
  const say = useSay()
  const { platform } = useKeys()
  const { writing, trouble, busy, left, erasing } = useSnapshot(model)
  const [headId, hintId, faultId] = [useId(), useId(), useId()]
  const field = useRef<HTMLTextAreaElement>(null)

  const send = async () => {
    completion.leave()
    // While the press lasts: later, a phone would not open its keyboard again.
    field.current?.focus({ preventScroll: true })
    if ((await model.send()) === 'sent') onSent()
  }
  const insert = (emoji: string) => {
    if (field.current !== null) typeInto(field.current, field.current.selectionStart, field.current.selectionEnd, emoji)
  }
  const keyOf = (id: WriterKeyId) => chordText(chordsOf(rowOf(id), platform, sendKey)[0] ?? '', platform)

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
        id={headId}
        writing={writing}
        quote={writing.state === 'reply' ? quoteOf(writing.to) : null}
        people={people}
        onCancel={() => {
          model.cancel()
          field.current?.focus({ preventScroll: true })
        }}
      />
      <div className={css['frame']} data-fault={trouble !== null}>
        <ComposerField
          model={model}
          completion={completion}
          roomName={roomName}
          sendKey={sendKey}
          takesFocus={takesFocus}
          describedBy={[writing.state === 'new' ? '' : headId, hintId, trouble === null ? '' : faultId]
            .join(' ')
            .trim()}
          field={field}
          onSend={() => void send()}
        />
        <div className={css['foot']}>
          {left === null ? null : (
            <span className={css['left']} data-over={left < 0}>
              {say('composer.left', { count: left })}
            </span>
          )}
          <InsertEmoji onChoose={insert} />
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
          {say('composer.hint', { send: keyOf('composer.send'), newLine: keyOf('composer.new-line') })}
        </p>
      </div>
      {erasing === null ? null : <EraseDialog message={erasing} own acts={acts} onClose={model.stopErasing} />}
    </form>
  )
}
