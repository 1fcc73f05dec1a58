import { useEffect, useId, useRef, type KeyboardEvent, type RefObject } from 'react'
import { CompletionList, optionId } from '../completion/completion-list.tsx'
import type { CompletionModel } from '../completion/completion.model.ts'
import { useSay } from '../i18n/use-say.ts'
import { means, meansToWriter } from '../keys/key-table.ts'
import { useKeys } from '../keys/use-key.ts'
import { useSnapshot } from '../use-snapshot.ts'
import type { ComposerModel } from './composer.model.ts'
import css from './composer.module.css'
import { belongsToInputMethod, type SendKey } from './keys.ts'
import { typeInto } from './type-into.ts'

/** The field itself, with what completes the words in it. It grows with the text, to eight lines. */
export function ComposerField({
  model,
  completion,
  roomName,
  sendKey,
  takesFocus,
  describedBy,
  field,
  onSend,
}: {
  readonly model: ComposerModel
  readonly completion: CompletionModel
  readonly roomName: string
  readonly sendKey: SendKey
  readonly takesFocus: boolean
  readonly describedBy: string
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly onSend: () => void
}) {
  const say = useSay()
  const { platform } = useKeys()
  const { text, writing, trouble, busy } = useSnapshot(model)
  const completing = useSnapshot(completion)
  const listId = useId()
  const begun = useRef(writing)
  const open = completing.state === 'open'

  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true })
  }, [takesFocus, field])
  useEffect(() => {
    if (begun.current === writing) return
    begun.current = writing
    completion.leave()
    // What is to be answered or written anew is written here, behind what stands there already.
    if (writing.state === 'new') return
    field.current?.focus({ preventScroll: true })
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [writing, completion, field])

  const take = (index: number | null) => {
    const taken = completion.take(index)
    if (taken === null || field.current === null) return
    if (taken.mention !== null) model.mention(taken.mention)
    typeInto(field.current, taken.from, taken.to, taken.piece)
  }
  const pressed = (event: KeyboardEvent) => {
    const press = event.nativeEvent
    const inList = (): boolean => {
      // A command that is typed to its end is meant: the same key does it.
      if (completion.isTyped() && meansToWriter(press, 'composer.send', platform, sendKey)) return false
      if (means(press, 'suggestions.take', platform)) take(null)
      else if (means(press, 'suggestions.next', platform)) completion.move(1)
      else if (means(press, 'suggestions.previous', platform)) completion.move(-1)
      else if (means(press, 'suggestions.close', platform)) completion.dismiss()
      else return false
      return true
    }
    const inText = (): boolean => {
      // The field makes it.
      if (meansToWriter(press, 'composer.new-line', platform, sendKey)) return false
      if (meansToWriter(press, 'composer.cancel', platform, sendKey)) return model.cancel()
      if (meansToWriter(press, 'composer.edit-last', platform, sendKey)) return model.editLast()
      if (!meansToWriter(press, 'composer.send', platform, sendKey)) return false
      onSend()
      return true
    }
    // What an input method converts, it has to itself.
    if (belongsToInputMethod(press)) return
    if ((open && inList()) || inText()) event.preventDefault()
  }

  return (
    <>
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
          readOnly={busy}
          aria-label={say('composer.label', { room: roomName })}
          placeholder={say('composer.label', { room: roomName })}
          aria-describedby={describedBy}
          aria-invalid={trouble !== null}
          aria-autocomplete="list"
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open ? optionId(listId, completing.at) : undefined}
          enterKeyHint={sendKey === 'enter' ? 'send' : 'enter'}
          value={text}
          onChange={({ currentTarget }) => {
            model.write(currentTarget.value)
            completion.typed(currentTarget.value, currentTarget.selectionStart)
          }}
          onSelect={({ currentTarget }) => {
            completion.moved(currentTarget.value, currentTarget.selectionStart)
          }}
          onBlur={completion.leave}
          onKeyDown={pressed}
        />
      </div>
    </>
  )
}
