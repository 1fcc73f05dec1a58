import type { CommanderError } from 'commander'
import { StartError } from '../config/start-error.ts'
import type { Texts, UsageFlaw } from './texts/texts.ts'

export function refuseUsage(texts: Texts, flaw: UsageFlaw): never {
  throw new StartError({ codeName: 'usage-wrong', message: texts.usage(flaw) })
}

/** Commander says what is wrong in English; its codes and the quoted parts are enough to say it in any language. */
export function usageFlaw(error: CommanderError): UsageFlaw {
  const given = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  const nearest = /Did you mean (?:one of )?([^?,]+)/.exec(error.message)?.[1]
  switch (error.code) {
    case 'commander.unknownOption':
      return { kind: 'option-unknown', given, nearest }
    case 'commander.unknownCommand':
      return { kind: 'command-unknown', given, nearest }
    case 'commander.help':
      return { kind: 'command-missing' }
    case 'commander.optionMissingArgument':
      return { kind: 'option-value-missing', given: given.split(' ')[0] ?? given }
    case 'commander.missingArgument':
      return { kind: 'argument-missing', given }
    case 'commander.excessArguments':
      return { kind: 'argument-extra', given }
    default:
      return { kind: 'other', given: error.message.replace(/^error: /, '') }
  }
}
