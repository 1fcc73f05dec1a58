import type { ConfigProblem } from '../../config/problem.ts'
import type { StartFault } from '../../config/start-error.ts'
import type { InstallationNote } from '../../install/installation.ts'

type FaultOf<Name extends StartFault['codeName']> = Extract<StartFault, { readonly codeName: Name }>
type ProblemOf<Kind extends ConfigProblem['kind']> = Extract<ConfigProblem, { readonly kind: Kind }>

/** What is wrong with how a command was written, by the code that the parser gives. */
export type UsageFlaw =
  | {
      readonly kind: 'option-unknown' | 'command-unknown'
      readonly given: string
      readonly nearest: string | undefined
    }
  | { readonly kind: 'option-value-missing' | 'argument-missing' | 'argument-extra'; readonly given: string }
  | { readonly kind: 'command-missing' | 'password-source' | 'name-or-open' | 'consent-missing' }
  | { readonly kind: 'role-unknown'; readonly given: string }
  | { readonly kind: 'other'; readonly given: string }

/** Everything that the command line says in one language. A missing text does not compile. */
export type Texts = {
  readonly tagline: string
  readonly blocks: { readonly why: string; readonly data: string; readonly mend: string }
  /** The first line of a fault: what happened, with its facts. */
  readonly faults: { readonly [Name in StartFault['codeName']]: (fault: FaultOf<Name>) => string }
  readonly internal: { readonly what: string; readonly mend: string }
  readonly problems: { readonly [Kind in ConfigProblem['kind']]: (problem: ProblemOf<Kind>) => string }
  /** What the server says of single fields, by its own codes; others are shown as they are. */
  readonly issues: Readonly<Record<string, string>>
  readonly usage: (flaw: UsageFlaw) => string
  readonly notes: Readonly<Record<Exclude<InstallationNote, 'ca-created' | 'certificate-created'>, string>>
  readonly help: {
    readonly usage: string
    readonly options: string
    readonly commands: string
    readonly arguments: string
    readonly showHelp: string
    readonly showVersion: string
    readonly json: string
    readonly configFile: string
    readonly yes: string
    readonly role: string
    readonly passwordStdin: string
    readonly open: string
    readonly accountName: string
    readonly invitedName: string
    readonly serve: string
    readonly trust: string
    readonly untrust: string
    readonly accounts: string
    readonly create: string
    readonly invite: string
    readonly list: string
    readonly config: string
    readonly check: string
    readonly show: string
  }
  readonly serve: {
    readonly data: string
    readonly database: string
    readonly keys: string
    readonly tls: string
    readonly folderNew: string
    readonly folderKnown: string
    readonly keysNew: (file: string) => string
    readonly keysKnown: (file: string) => string
    readonly tlsLocal: (names: string) => string
    readonly tlsFiles: (names: string, until: string) => string
    readonly tlsNone: (address: string) => string
    readonly untilTrust: string
    readonly chat: string
    readonly operators: string
    readonly operatorsHere: string
    readonly webSocket: string
    readonly firstOperator: string
    readonly firstOperatorFile: string
    readonly keyLine: string
    readonly keyHelp: readonly string[]
    readonly phoneCannotReach: string
    readonly stopping: string
    readonly stopped: string
    readonly storeFailed: string
  }
  readonly trust: {
    readonly intro: (name: string) => string
    readonly promise: (until: string) => string
    readonly ask: string
    readonly declined: string
    readonly system: string
    readonly needsRoot: string
    readonly browsers: (folder: string) => string
    readonly noBrowserTool: string
    readonly added: string
    readonly removed: string
    readonly absent: string
    readonly askRemove: string
    readonly introRemove: string
    readonly restartBrowsers: string
    readonly noCertificate: string
    readonly noStore: string
  }
  readonly accounts: {
    readonly created: (name: string, role: string) => string
    readonly invited: (name: string | null, until: string) => string
    readonly none: string
    readonly columns: { readonly name: string; readonly role: string; readonly created: string; readonly id: string }
    readonly roles: Readonly<Record<'operator' | 'member', string>>
    readonly askPassword: (name: string) => string
    readonly cancelled: string
  }
  readonly config: {
    readonly good: (files: string) => string
    readonly isDefault: string
    readonly derived: string
    readonly secretFile: string
  }
}
