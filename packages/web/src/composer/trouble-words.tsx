import { TEXT_LENGTH, type TextFault } from '@warifu/client'
import { Explained } from '../explained/explained.tsx'
import type { MessageId } from '../i18n/i18n.ts'
import { useSay } from '../i18n/use-say.ts'
import type { Trouble } from './composer.model.ts'

const faultWords: Readonly<Record<TextFault, MessageId>> = {
  empty: 'composer.fault.empty',
  'too-long': 'composer.fault.too-long',
  'bad-characters': 'composer.fault.bad-characters',
}

/** Why what was written stays where it is. */
export function TroubleWords({ trouble }: { readonly trouble: Trouble }) {
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
