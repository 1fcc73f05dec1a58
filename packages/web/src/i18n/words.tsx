import { Trans } from '@lingui/react'
import type { ReactElement } from 'react'
import type { MessageId } from './i18n.ts'

/** A sentence with elements in it. A stranger's words come in as elements: they are never read as a pattern or a tag. */
export function Words({
  id,
  values,
}: {
  readonly id: MessageId
  readonly values: Readonly<Record<string, ReactElement | number>>
}) {
  return <Trans id={id} values={values} />
}
