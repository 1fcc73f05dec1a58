import { fileURLToPath } from 'node:url'
import { nearest } from '../packages/server/src/config/nearest.ts'
import type { Proof } from './proof.ts'
import { readArguments, type Asked } from './runner/arguments.ts'
import { loadProof, proofNames } from './runner/catalogue.ts'
import { EXIT_HOLDS, EXIT_USAGE, runProof, unknownOption } from './runner/run.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const usage = `npm run prove -- NAME [--quick|--full] [--json]   shows whether a claim holds
npm run prove -- --list                           names the claims

The last line of standard output is {name, claim, holds, figures}. Exit 0: it holds. 1: it does not. 2: usage. 70: the proof broke.`

const say = (line: string) => process.stderr.write(`${line}\n`)
const print = (line: string) => process.stdout.write(`${line}\n`)

process.exitCode = await prove(readArguments(process.argv.slice(2)))

async function prove(asked: Asked): Promise<number> {
  const names = await proofNames(folder)
  switch (asked.kind) {
    case 'help':
      print(usage)
      return EXIT_HOLDS
    case 'wrong':
      say(`${asked.why}\n\n${usage}\n\nProofs: ${names.join(', ')}`)
      return EXIT_USAGE
    case 'list': {
      const proofs = await Promise.all(names.map((name) => loadProof(folder, name)))
      for (const proof of proofs)
        print(asked.json ? JSON.stringify({ name: proof.name, claim: proof.claim }) : described(proof))
      return EXIT_HOLDS
    }
    case 'run':
      return run(asked, names)
  }
}

async function run({ name, mode, json, options }: Extract<Asked, { kind: 'run' }>, names: string[]): Promise<number> {
  if (!names.includes(name)) {
    const near = nearest(name, names)
    say(`There is no proof ${name}.${near === undefined ? '' : ` Did you mean ${near}?`} Proofs: ${names.join(', ')}`)
    return EXIT_USAGE
  }
  const proof = await loadProof(folder, name)
  const unknown = unknownOption(proof, options)
  if (unknown !== null) {
    say(`${name} has no option --${unknown}.\n${described(proof)}`)
    return EXIT_USAGE
  }

  const report = json ? () => undefined : say
  report(`${proof.name} (${mode}): ${proof.claim}`)
  const { verdict, exit } = await runProof(proof, mode, options, report)
  for (const [figure, value] of Object.entries(verdict.figures)) report(`  ${figure}: ${value}`)
  report(verdict.holds ? 'It holds.' : 'It was not seen to hold.')
  print(JSON.stringify(verdict))
  return exit
}

function described({ name, claim, options }: Proof): string {
  const lines = Object.entries(options).map(([key, meaning]) => `    --${key} N  ${meaning}`)
  return [`${name}: ${claim}`, ...lines].join('\n')
}
