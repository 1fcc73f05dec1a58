import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readEnvironment } from './env.ts'
import { loadConfig } from './load.ts'
import { fieldTable, publicOrigin } from './schema.ts'
import { StartError, type StartFault } from './start-error.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'warifu-config-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

type Given = {
  readonly yaml?: string
  readonly env?: Record<string, string>
  readonly flags?: Record<string, unknown>
  readonly file?: string
}

function load({ yaml, env = {}, flags = {}, file }: Given = {}) {
  if (yaml !== undefined) writeFileSync(join(cwd, 'warifu.yaml'), yaml)
  return loadConfig({
    cwd,
    file,
    environment: readEnvironment({ HOME: cwd, ...env }, 'linux'),
    flags: new Map(Object.entries(flags)),
  })
}

async function faultOf(given: Given): Promise<StartFault> {
  const error: unknown = await load(given).catch((reason: unknown) => reason)
  if (error instanceof StartError) return error.fault
  throw new Error('was not refused')
}

async function problemsOf(given: Given) {
  const fault = await faultOf(given)
  if (fault.codeName !== 'config-invalid') throw new Error(fault.codeName)
  return fault.problems
}

describe('loadConfig', () => {
  it('gives every field its default where nothing is set', async () => {
    const { config, sources } = await load()
    expect(config).toMatchObject({ host: '127.0.0.1', port: 8443, operatorPort: 8444, behindProxy: false })
    expect(config).toMatchObject({ data: join(cwd, 'warifu-data'), cert: undefined, publicUrl: undefined })
    expect(config.limits).toMatchObject({ queueBytes: 1_048_576, strikes: 20, passwordQueue: 64 })
    expect(sources.size).toBe(0)
  })

  it('lets the file win over defaults, the environment over the file, and flags over all', async () => {
    const yaml = 'port: 1001\noperatorPort: 1002\nsessionHours: 5\nlimits:\n  strikes: 3\n'
    const env = { WARIFU_PORT: '2001', WARIFU_OPERATOR_PORT: '2002' }
    const { config, sources } = await load({ yaml, env, flags: { port: '3001' } })
    expect(config).toMatchObject({ port: 3001, operatorPort: 2002, sessionHours: 5, limits: { strikes: 3 } })
    expect(Object.fromEntries(sources)).toEqual({
      port: '--port',
      operatorPort: 'WARIFU_OPERATOR_PORT',
      sessionHours: 'warifu.yaml:3',
      'limits.strikes': 'warifu.yaml:5',
    })
  })

  it('reads a root key place from WARIFU_ROOT_KEY_FILE, relative to the working folder', async () => {
    const { config } = await load({ env: { WARIFU_ROOT_KEY_FILE: 'root.key' } })
    expect(config.rootKeyFile).toBe(join(cwd, 'root.key'))
  })

  it('resolves paths of a named file against the folder of that file', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'warifu-config-'))
    writeFileSync(join(elsewhere, 'w.yaml'), 'data: ./there\n')
    const { config } = await load({ file: join(elsewhere, 'w.yaml') })
    expect(config.data).toBe(join(elsewhere, 'there'))
    rmSync(elsewhere, { recursive: true })
  })

  it.each([
    ['warifu.yaml', { yaml: 'prot: 1\n' }, 'prot', 'port', 'warifu.yaml:1'],
    ['warifu.yaml in kebab case', { yaml: '\noperator-port: 1\n' }, 'operator-port', 'operatorPort', 'warifu.yaml:2'],
    ['limits', { yaml: 'limits:\n  strike: 1\n' }, 'limits.strike', 'limits → strikes', 'warifu.yaml:2'],
    ['a limit at the top', { yaml: 'queueBytes: 1\n' }, 'queueBytes', 'limits → queueBytes', 'warifu.yaml:1'],
    [
      'the environment',
      { env: { WARIFU_OPERATR_PORT: '1' } },
      'WARIFU_OPERATR_PORT',
      'WARIFU_OPERATOR_PORT',
      'WARIFU_OPERATR_PORT',
    ],
    ['a word like no key', { yaml: 'zzzzzzzzzzzz: 1\n' }, 'zzzzzzzzzzzz', undefined, 'warifu.yaml:1'],
    ['the prototype', { yaml: '__proto__: 1\n' }, '__proto__', 'port', 'warifu.yaml:1'],
    ['every object', { yaml: 'hasOwnProperty: 1\n' }, 'hasOwnProperty', undefined, 'warifu.yaml:1'],
  ] as const)('refuses an unknown key in %s and names the nearest', async (_, given, key, nearest, source) => {
    expect(await problemsOf(given)).toEqual([{ kind: 'key-unknown', key, nearest, source }])
  })

  it('leaves WARIFU_TEST_* to tests', async () => {
    await expect(load({ env: { WARIFU_TEST_ANYTHING: '1' } })).resolves.toBeDefined()
  })

  it.each([
    ['port', ['65536', '-1', '1.5', 'abc', '', ' ', '1e3', '0x1', '99999999999999999999']],
    ['behindProxy', ['yes', '', 'TRUE', '2']],
    ['host', ['', 'a b', '-a.example', 'a..b', '999.1.1.1', '1.2.3', 'a_b', `${'a'.repeat(64)}.jp`, '::1%eth0 ']],
    [
      'publicUrl',
      [
        'http://a.jp',
        'https://a.jp/x',
        'https://u@a.jp',
        'https://a.jp?q',
        'https://a.jp#x',
        'a.jp',
        '',
        'https://a.jp:0',
      ],
    ],
    ['data', ['', ' ', 'a\0b']],
    [
      'trustedProxies',
      ['', '1.2.3.4/33', '::1/129', '1.2.3.4/', '1.2.3.4/8/8', 'proxy.example', '1.2.3.4,,', 'fe80::1%eth0'],
    ],
    ['language', ['fr', 'EN', '']],
    ['logLevel', ['trace', '']],
    ['sessionHours', ['0', '8761']],
    ['limits.queueBytes', ['1048575', '67108865']],
    ['limits.strikes', ['0', '1001']],
  ])('refuses wrong values of %s, from every source', async (key, values) => {
    const row = fieldTable.find((candidate) => candidate.key === key)
    if (row === undefined) throw new Error(key)
    for (const value of values) {
      const problem = { kind: 'value-wrong', key, expects: row.kind.expects }
      expect(await problemsOf({ env: { [row.variable]: value } }), value).toEqual([
        { ...problem, source: row.variable },
      ])
    }
  })

  it.each([
    'port: [1]',
    'port: {a: 1}',
    'port:',
    'port: true',
    'behindProxy: 1',
    'host: 5',
    'data: [a]',
    'publicUrl: 1',
    'language: null',
    'trustedProxies: {a: b}',
    'trustedProxies: [1]',
    'limits: 5',
    'limits: [1]',
  ])('refuses %s in the file', async (yaml) => {
    const problems = await problemsOf({ yaml })
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ source: 'warifu.yaml:1' })
  })

  it.each([
    ['host', '::1', '::1'],
    ['host', 'Chat.Example.JP', 'chat.example.jp'],
    ['publicUrl', 'https://Chat.example.jp:443/', 'https://chat.example.jp'],
    ['port', '0', 0],
    ['port', '65535', 65_535],
    ['trustedProxies', '10.0.0.0/8, ::1', ['10.0.0.0/8', '::1']],
  ] as const)('accepts %s %s', async (key, raw, value) => {
    const env = key === 'trustedProxies' ? { WARIFU_BEHIND_PROXY: '1', WARIFU_PUBLIC_URL: 'https://a.jp' } : {}
    const { config } = await load({ flags: { [key]: raw }, env })
    expect(config[key]).toEqual(value)
  })

  it('lists every problem at once, also of values that a later source overrides', async () => {
    const yaml = 'port: x\nhots: y\nlimits:\n  strikes: none\n'
    const problems = await problemsOf({ yaml, env: { WARIFU_LANGUAGE: 'de' }, flags: { port: '1' } })
    expect(problems.map(({ source }) => source)).toEqual([
      'warifu.yaml:1',
      'warifu.yaml:2',
      'warifu.yaml:4',
      'WARIFU_LANGUAGE',
    ])
  })

  it.each([
    ['port: 1\nport: 2\n', 'warifu.yaml:2'],
    ['a: [\n', 'warifu.yaml:2'],
    ['- a\n', 'warifu.yaml:1'],
    ['just words\n', 'warifu.yaml:1'],
  ])('refuses a file that is no map of keys: %j', async (yaml, source) => {
    const problems = await problemsOf({ yaml })
    expect(problems[0]).toMatchObject({ kind: 'file-broken', source })
  })

  it('accepts an empty file and one of comments only', async () => {
    await expect(load({ yaml: '' })).resolves.toBeDefined()
    await expect(load({ yaml: '# port: 1\n' })).resolves.toBeDefined()
  })

  it('refuses a named file that is not there, and one that is a folder', async () => {
    expect(await problemsOf({ file: 'none.yaml' })).toEqual([
      { kind: 'file-unreadable', source: 'none.yaml', reason: 'ENOENT' },
    ])
    expect(await problemsOf({ file: cwd })).toMatchObject([{ kind: 'file-unreadable', reason: 'EISDIR' }])
  })

  it.each([
    ['cert-and-key-together', { cert: 'c' }],
    ['cert-and-key-together', { key: 'k' }],
    [
      'proxy-or-certificate',
      { cert: 'c', key: 'k', behindProxy: true, trustedProxies: '::1', publicUrl: 'https://a.jp' },
    ],
    ['proxy-needs-trusted', { behindProxy: true, publicUrl: 'https://a.jp' }],
    ['proxy-needs-public-url', { behindProxy: true, trustedProxies: '::1' }],
    ['trusted-needs-proxy', { trustedProxies: '::1' }],
    ['ports-differ', { port: '9000', operatorPort: '9000' }],
    ['root-key-outside-data', { rootKeyFile: './warifu-data/root.key' }],
    ['root-key-outside-data', { rootKeyFile: './warifu-data/../warifu-data/..key' }],
  ])('holds the rule %s', async (rule, flags) => {
    expect(await problemsOf({ flags })).toMatchObject([{ kind: 'rule-broken', rule }])
  })

  it('lets both ports be chosen by the system', async () => {
    await expect(load({ flags: { port: '0', operatorPort: '0' } })).resolves.toBeDefined()
  })

  it.each(['0.0.0.0', '::', '192.168.1.20', 'chat.example.jp', '128.0.0.1', '::ffff:10.0.0.1'])(
    'refuses plaintext on %s before anything else is said about the proxy',
    async (host) => {
      expect(await faultOf({ flags: { host, behindProxy: true } })).toEqual({ codeName: 'plaintext-refused', host })
    },
  )

  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost', '::ffff:127.0.0.1'])(
    'allows plaintext behind a proxy on %s',
    async (host) => {
      const flags = { host, behindProxy: true, trustedProxies: '127.0.0.1', publicUrl: 'https://a.jp' }
      await expect(load({ flags })).resolves.toBeDefined()
    },
  )

  it('never repeats a wrong value: it could be a secret in the wrong place', async () => {
    const problems = await problemsOf({ env: { WARIFU_PORT: 'hunter2', WARIFU_ROOT_KEY: 'hunter2' } })
    expect(problems).toHaveLength(2)
    expect(JSON.stringify(problems)).not.toContain('hunter2')
  })
})

describe('the table of fields', () => {
  it('derives names that differ', () => {
    expect(fieldTable.find(({ key }) => key === 'operatorPort')).toMatchObject({
      variable: 'WARIFU_OPERATOR_PORT',
      option: '--operator-port',
    })
    expect(fieldTable.find(({ key }) => key === 'limits.slowReaderMs')?.variable).toBe('WARIFU_LIMITS_SLOW_READER_MS')
    expect(new Set(fieldTable.map(({ variable }) => variable)).size).toBe(fieldTable.length)
  })

  it.each(fieldTable.filter((row) => row.default !== undefined))(
    'has a default of $key that its own kind accepts',
    (row) => {
      const isEmptyList = Array.isArray(row.default) && row.default.length === 0
      expect(isEmptyList || row.kind.read(row.default) !== null).toBe(true)
    },
  )

  it.each(fieldTable)('says of $key one sentence in each language', ({ says }) => {
    expect(says.en).toMatch(/^[A-Z].*\.$/)
    expect(says.ja).toMatch(/。$/)
  })
})

describe('publicOrigin', () => {
  it('is what was configured, else localhost with the port that is listened on', () => {
    expect(publicOrigin({ publicUrl: 'https://a.jp' }, 1)).toBe('https://a.jp')
    expect(publicOrigin({ publicUrl: undefined }, 8443)).toBe('https://localhost:8443')
    expect(publicOrigin({ publicUrl: undefined }, 443)).toBe('https://localhost')
  })
})
