import type { Bilingual } from './kinds.ts'

/** Where a value was written, as a person can find it: `warifu.yaml:3`, `WARIFU_PORT`, `--port`. */
export type Source = string

/** One mistake in the configuration. Never holds the value: it could be a secret in the wrong place. */
export type ConfigProblem =
  | {
      readonly kind: 'key-unknown'
      readonly key: string
      readonly nearest: string | undefined
      readonly source: Source
    }
  | { readonly kind: 'value-wrong'; readonly key: string; readonly expects: Bilingual; readonly source: Source }
  | { readonly kind: 'file-unreadable'; readonly source: Source; readonly reason: string }
  | { readonly kind: 'file-broken'; readonly source: Source; readonly reason: string }
  | { readonly kind: 'rule-broken'; readonly rule: ConfigRule; readonly source: Source }

/** What must hold between fields, and between a field and this machine. */
export type ConfigRule =
  | 'cert-and-key-together'
  | 'proxy-or-certificate'
  | 'proxy-needs-trusted'
  | 'proxy-needs-public-url'
  | 'trusted-needs-proxy'
  | 'ports-differ'
  | 'root-key-outside-data'
  | 'data-is-warifus'
  | 'host-is-here'
