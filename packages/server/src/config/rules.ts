import { isInside } from './inside.ts'
import type { ConfigProblem, ConfigRule, Source } from './problem.ts'
import type { Config } from './schema.ts'

/** Rules between fields. Each row: the rule, the field to blame, and whether it is broken. */
export function brokenRules(config: Config, sourceOf: (key: keyof Config) => Source): readonly ConfigProblem[] {
  const ownFiles = config.cert !== undefined || config.key !== undefined
  const samePort = config.port === config.operatorPort && config.port !== 0
  const rules: readonly (readonly [ConfigRule, keyof Config, boolean])[] = [
    ['cert-and-key-together', config.cert === undefined ? 'key' : 'cert', ownFiles && !(config.cert && config.key)],
    ['proxy-or-certificate', 'behindProxy', config.behindProxy && ownFiles],
    ['proxy-needs-trusted', 'behindProxy', config.behindProxy && config.trustedProxies.length === 0],
    ['proxy-needs-public-url', 'behindProxy', config.behindProxy && config.publicUrl === undefined],
    ['trusted-needs-proxy', 'trustedProxies', !config.behindProxy && config.trustedProxies.length > 0],
    ['ports-differ', 'operatorPort', samePort],
    [
      'root-key-outside-data',
      'rootKeyFile',
      config.rootKeyFile !== undefined && isInside(config.rootKeyFile, config.data),
    ],
  ]
  return rules.flatMap(([rule, key, broken]) => (broken ? [{ kind: 'rule-broken', rule, source: sourceOf(key) }] : []))
}
