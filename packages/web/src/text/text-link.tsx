import { use, type ReactNode } from 'react'
import { Link } from 'wouter'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import { Letters } from './letters.tsx'
import { targetOf, type LinkWarning } from './link-target.ts'
import css from './message-text.module.css'
import { TextSurroundings } from './surroundings.ts'
import { lettersOf, type Inline } from './text-tree.ts'

const warnings: Readonly<Record<LinkWarning, MessageId>> = {
  'other-host': 'text.link.other-host',
  lookalike: 'text.link.lookalike',
}

/** A link that says where it leads: the host stands beside it where the text of the link is another one. */
export function TextLink({
  link,
  children,
}: {
  readonly link: Extract<Inline, { kind: 'link' }>
  /** Its label. */
  readonly children: ReactNode
}) {
  const say = useSay()
  const { origin } = use(TextSurroundings)
  const shown = lettersOf(link.label)
  const target = targetOf(link.url, shown, origin)
  const label = VISIBLE.test(shown) ? children : <Letters text={link.url} />
  switch (target.kind) {
    case 'inert':
      return <Letters text={link.written} />
    case 'app':
      return (
        <Link href={target.path} className={css['link']}>
          <bdi>{label}</bdi>
        </Link>
      )
    case 'mail':
      return (
        <>
          <Outward href={target.href}>{label}</Outward>
          {target.named ? <Beside words={target.address} warns={false} /> : null}
        </>
      )
    case 'web':
      return (
        <>
          <Outward href={target.href}>{label}</Outward>
          {target.warning === null && target.named ? <Beside words={target.host} warns={false} /> : null}
          {target.warning === null ? null : (
            <Beside words={say(warnings[target.warning], { host: target.host })} warns />
          )}
        </>
      )
  }
}

const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u

function Outward({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a className={css['link']} href={href} target="_blank" rel="noopener noreferrer nofollow">
      <bdi>{children}</bdi>
    </a>
  )
}

function Beside({ words, warns }: { readonly words: string; readonly warns: boolean }) {
  return (
    <>
      {' '}
      <bdi className={css['beside']} data-warns={warns}>
        {`(${words})`}
      </bdi>
    </>
  )
}
