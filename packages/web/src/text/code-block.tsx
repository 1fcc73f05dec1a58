import { use, useState } from 'react'
import { useSay } from '../i18n/use-say.ts'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import css from './code-block.module.css'
import { Letters } from './letters.tsx'
import { TextSurroundings } from './surroundings.ts'

type Copied = 'not' | 'done' | 'failed'

/** Code between fences. It scrolls in itself, with a keyboard too; what is copied is exactly what was written. */
export function CodeBlock({ language, text }: { readonly language: string | null; readonly text: string }) {
  const say = useSay()
  const { clipboard } = use(TextSurroundings)
  const [copied, setCopied] = useState<Copied>('not')
  const copy = async () => {
    try {
      await clipboard?.writeText(text)
      setCopied(clipboard === null ? 'failed' : 'done')
    } catch {
      setCopied('failed')
    }
  }
  return (
    <div className={css['block']}>
      <div className={css['head']}>
        <bdi className={css['language']}>{language === null ? say('text.code') : <Letters text={language} />}</bdi>
        <span role="status" className={css['result']}>
          {copied === 'done' ? say('text.code.copied') : null}
          {copied === 'failed' ? say('text.code.copy-failed') : null}
        </span>
        <Button kind="quiet" aria-label={say('text.code.copy')} onClick={() => void copy()}>
          <Icon name="copy" />
        </Button>
      </div>
      <pre className={css['code']} tabIndex={0} role="group" aria-label={say('text.code')}>
        <code>
          <Letters text={text} />
        </code>
      </pre>
    </div>
  )
}
