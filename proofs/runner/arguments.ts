import type { Mode } from '../proof.ts'

/** What the command line asked for. `options` are checked against the proof's own once it is known. */
export type Asked =
  | {
      readonly kind: 'run'
      readonly name: string
      readonly mode: Mode
      readonly json: boolean
      readonly options: ReadonlyMap<string, number>
    }
  | { readonly kind: 'list'; readonly json: boolean }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly why: string }

const wrong = (why: string): Asked => ({ kind: 'wrong', why })

/** Reads the arguments after the script's name. Never throws. */
export function readArguments(args: readonly string[]): Asked {
  const names: string[] = []
  const flags = new Set<string>()
  const options = new Map<string, number>()

  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? ''
    if (!arg.startsWith('-')) names.push(arg)
    else if (isFlag(arg)) flags.add(arg)
    else {
      const option = readOption(arg, args[i + 1])
      if (typeof option === 'string') return wrong(option)
      options.set(option.key, option.value)
      if (option.tookNext) i += 1
    }
  }

  const json = flags.has('--json')
  if (flags.has('--help') || flags.has('-h')) return { kind: 'help' }
  if (flags.has('--list')) return names.length === 0 ? { kind: 'list', json } : wrong('--list takes no name')
  const [name, second] = names
  if (name === undefined) return wrong('which proof?')
  if (second !== undefined) return wrong(`one proof at a time: ${name} or ${second}`)
  if (flags.has('--quick') && flags.has('--full')) return wrong('--quick or --full, not both')
  return { kind: 'run', name, mode: flags.has('--full') ? 'full' : 'quick', json, options }
}

const isFlag = (arg: string) => ['--quick', '--full', '--json', '--list', '--help', '-h'].includes(arg)

/** `--kills 20` or `--kills=20`; a sentence where it is neither. */
function readOption(arg: string, next: string | undefined) {
  const [, key, attached] = /^--([a-z][a-z-]*)(?:=(.*))?$/.exec(arg) ?? []
  if (key === undefined) return `${arg} is no option`
  const text = attached ?? next ?? ''
  if (!/^\d{1,9}$/.test(text)) return `--${key} takes a whole number`
  return { key, value: Number(text), tookNext: attached === undefined }
}
