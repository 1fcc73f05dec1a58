import { TEXT_LENGTH, type TextFault } from '@warifu/client'
import { useEffect, useId, useRef } from 'react'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { useSnapshot } from '../use-snapshot.ts'
import type { ComposerModel } from './composer.model.ts'
import css from './composer.module.css'
import { meansSend } from './keys.ts'

const faultWords: Readonly<Record<TextFault, MessageId>> = {
  empty: 'composer.fault.empty',
  'too-long': 'composer.fault.too-long',
  'bad-characters': 'composer.fault.bad-characters',
}

/** Where a message is written. It grows with the text, to eight lines. */
export function Composer({
  model,
  roomName,
  takesFocus,
  onSent,
}: {
  readonly model: ComposerModel
  readonly roomName: string
  /** True where a keyboard is at hand: opening the room means writing. */
  readonly takesFocus: boolean
  readonly onSent: () => void
}) {
  const say = useSay()
  const { text, fault, left } = useSnapshot(model)
  const hintId = useId()
  const faultId = useId()
  const field = useRef<HTMLTextAreaElement>(null)

  useEffect(() => {
    if (takesFocus) field.current?.focus({ preventScroll: true })
  }, [takesFocus])

  const send = () => {
    if (model.send()) onSent()
    field.current?.focus({ preventScroll: true })
  }

  return (
    <form
      className={css['composer']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className={css['frame']} data-fault={fault !== null}>
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
            aria-describedby={fault === null ? hintId : `${hintId} ${faultId}`}
            aria-invalid={fault !== null}
            enterKeyHint="send"
            value={text}
            onChange={(event) => {
              model.write(event.currentTarget.value)
            }}
            onKeyDown={(event) => {
              if (!meansSend(event.nativeEvent)) return
              event.preventDefault()
              send()
            }}
          />
        </div>
        <div className={css['foot']}>
          {left === null ? null : (
            <span className={css['left']} data-over={left < 0}>
              {say('composer.left', { count: left })}
            </span>
          )}
          <Button kind="primary" type="submit">
            {say('composer.send')}
          </Button>
        </div>
      </div>
      <div className={css['below']}>
        <p id={faultId} role="alert" className={css['fault']}>
          {fault === null ? null : say(faultWords[fault], { most: TEXT_LENGTH })}
        </p>
        <p id={hintId} className={css['hint']}>
          {say('composer.hint')}
        </p>
      </div>
    </form>
  )
}
