import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { run } from './main.ts'
import { fakeIo } from './testing/fake-io.ts'

let cwd = ''
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'warifu-cli-'))
})
afterEach(() => rmSync(cwd, { recursive: true }))

const en = { LANG: 'en_US.UTF-8' }
const ja = { LANG: 'ja_JP.UTF-8' }

async function say(argv: readonly string[], env: Record<string, string> = en, input = '') {
  const fake = fakeIo({ cwd, env, input })
  const code = await run(argv, fake.io)
  return { code, out: fake.out(), err: fake.err() }
}

const commands = [
  [],
  ['serve'],
  ['accounts'],
  ['accounts', 'create'],
  ['accounts', 'invite'],
  ['accounts', 'list'],
  ['trust'],
  ['untrust'],
  ['config'],
  ['config', 'check'],
  ['config', 'show'],
]

describe('--help', () => {
  it.each(commands.map((command) => [command.join(' '), command] as const))(
    'of warifu %s, in both languages',
    async (_, command) => {
      const english = await say([...command, '--help'])
      const japanese = await say([...command, '--help'], ja)
      expect(english).toMatchObject({ code: 0, err: '' })
      expect(japanese).toMatchObject({ code: 0, err: '' })
      expect(english.out).not.toMatch(/[ぁ-ん]/)
      expect(japanese.out).not.toMatch(/Usage|Options|Commands|Arguments|display|\(default/)
      expect(`${english.out}\n${japanese.out}`).toMatchSnapshot()
    },
  )

  it('prints the version', async () => {
    expect(await say(['--version'])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
  })
})

describe('wrong usage', () => {
  it.each([
    [[], 'Say which command: warifu --help'],
    [['serv'], 'Unknown command serv. Did you mean serve?'],
    [['zzz'], 'Unknown command zzz'],
    [['accounts'], 'Say which command: warifu --help'],
    [['accounts', 'lst'], 'Unknown command lst. Did you mean list?'],
    [['serve', '--prot', '1'], 'Unknown option --prot. Did you mean --port?'],
    [['serve', '--insecure'], 'Unknown option --insecure'],
    [['serve', '--port'], '--port needs a value.'],
    [['serve', 'now'], 'There are more arguments than this command takes.'],
    [['accounts', 'create'], 'The argument name is missing.'],
    [['accounts', 'create', 'hana', '--password', 'x'], 'Unknown option --password'],
    [['accounts', 'create', 'hana', '--role', 'king'], 'The role king is unknown: it is member or operator.'],
    [['accounts', 'create', 'hana'], 'Give the password on standard input: --password-stdin'],
    [['accounts', 'invite'], 'Give either a name or --open.'],
    [['accounts', 'invite', 'hana', '--open'], 'Give either a name or --open.'],
  ])('%j is refused with exit code 2', async (argv, message) => {
    const { code, out, err } = await say(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.split('\n')[0]).toBe(`✗ WRF-1019  ${message}`)
    const inJapanese = await say(argv, ja)
    expect(inJapanese.code).toBe(2)
    expect(inJapanese.err).toMatch(/^✗ WRF-1019 .*[ぁ-ん]/)
  })

  it('is one line of JSON for programs', async () => {
    const { err } = await say(['serv', '--json'])
    expect(JSON.parse(err)).toEqual({
      code: 'WRF-1019',
      message: 'Unknown command serv. Did you mean serve?',
      mend: expect.any(String),
    })
    expect(err.match(/\n/g)).toHaveLength(1)
  })

  it('does not let a terminal obey what was typed', async () => {
    const { err } = await say(['serve', '--\u001b[31mred'])
    expect(err).not.toContain('\u001b')
  })
})

describe('the language', () => {
  it.each([
    [en, [], false],
    [ja, [], true],
    [{ LANG: 'C' }, [], false],
    [{ LANG: 'jam' }, [], false],
    [{ LANG: 'en_US', LC_ALL: 'ja' }, [], true],
    [{ LANG: 'ja', WARIFU_LANGUAGE: 'en' }, [], false],
    [{ LANG: 'ja' }, ['--language', 'en'], false],
    [{ LANG: 'en' }, ['--language=ja'], true],
  ])('with %j and %j', async (env, flags, isJapanese) => {
    const { out } = await say(['config', 'check', ...flags], env)
    expect(/[ぁ-ん]/.test(out)).toBe(isJapanese)
  })

  it('follows the configuration file', async () => {
    writeFileSync(join(cwd, 'warifu.yaml'), 'language: ja\n')
    const { out } = await say(['config', 'check'])
    expect(out).toBe('✓ 設定に誤りはありません（warifu.yaml）。\n')
  })
})

describe('config', () => {
  it('check lists every mistake with its place, and exits 1', async () => {
    writeFileSync(join(cwd, 'warifu.yaml'), 'prot: 1\nport: x\n')
    const { code, err } = await say(['config', 'check'], { ...en, WARIFU_HOTS: 'x' })
    expect(code).toBe(1)
    expect(err).toMatchInlineSnapshot(`
      "✗ WRF-1011  The configuration has 3 mistakes.
        warifu.yaml:1  unknown key prot (did you mean port?)
        warifu.yaml:2  port expects a whole number from 0 to 65535
        WARIFU_HOTS    unknown key WARIFU_HOTS (did you mean WARIFU_HOST?)
        Data   Nothing was changed.
        Mend   Run warifu config check: it names each line and the nearest right key. warifu config show prints what is in force.
      "
    `)
    expect((await say(['config', 'check'], { ...ja, WARIFU_HOTS: 'x' })).err).toMatchInlineSnapshot(`
      "✗ WRF-1011  設定に 3 個の誤りがあります。
        warifu.yaml:1  知らない名前です: prot（もしかして: port）
        warifu.yaml:2  port に指定できるのは、0 から 65535 までの整数です
        WARIFU_HOTS    知らない名前です: WARIFU_HOTS（もしかして: WARIFU_HOST）
        データ   何も変更されていません。
        対処     warifu config check を実行すると、誤りの場所と、いちばん近い正しい名前が分かります。有効な設定は warifu config show で確認できます。
      "
    `)
  })

  it('check exits 2 where the mistake was typed', async () => {
    expect(await say(['config', 'check', '--port', 'x'])).toMatchObject({ code: 2 })
    expect(await say(['serve', '--behind-proxy'])).toMatchObject({ code: 2 })
  })

  it('check as JSON names each problem', async () => {
    const { err } = await say(['config', 'check', '--json'], { ...en, WARIFU_HOTS: 'x' })
    expect(JSON.parse(err)).toMatchObject({
      code: 'WRF-1011',
      problems: [{ at: 'WARIFU_HOTS', what: 'unknown key WARIFU_HOTS (did you mean WARIFU_HOST?)' }],
    })
  })

  it('show prints a warifu.yaml that means the same, and where each line comes from', async () => {
    const shown = await say([
      'config',
      'show',
      '--port',
      '9443',
      '--trusted-proxies',
      '::1',
      '--behind-proxy',
      '--public-url',
      'https://a.jp',
    ])
    expect(shown.out).toMatchInlineSnapshot(`
      "host: 127.0.0.1                                     # default
      port: 9443                                          # --port
      operatorPort: 8444                                  # default
      publicUrl: https://a.jp                             # --public-url
      data: ./warifu-data                                 # default
      rootKeyFile: ./.config/warifu/root-<workspace>.key  # derived · the content is never shown
      # cert:                                             # default
      # key:                                              # default
      behindProxy: true                                   # --behind-proxy
      trustedProxies: [ ::1 ]                             # --trusted-proxies
      language: auto                                      # default
      logLevel: info                                      # default
      sessionHours: 168                                   # default
      limits:
        connectionsPerAddress: 64                         # default
        connectionsPerAccount: 32                         # default
        connectionsTotal: 5000                            # default
        commandBurst: 300                                 # default
        commandsPerSecond: 60                             # default
        strikes: 20                                       # default
        queueBytes: 1048576                               # default
        slowReaderMs: 10000                               # default
        signInAttempts: 10                                # default
        signInWindowMinutes: 15                           # default
        passwordQueue: 64                                 # default
      "
    `)
    writeFileSync(join(cwd, 'shown.yaml'), shown.out.replaceAll('<workspace>', 'x'))
    const again = await say(['config', 'show', '--config', 'shown.yaml', '--json'])
    const first = await say([
      'config',
      'show',
      '--port',
      '9443',
      '--trusted-proxies',
      '::1',
      '--behind-proxy',
      '--public-url',
      'https://a.jp',
      '--json',
    ])
    const values = (said: { out: string }) =>
      (JSON.parse(said.out.replaceAll('<workspace>', 'x')) as { values: unknown }).values
    expect(values(again)).toEqual(values(first))
  })

  it('shows no secret: the root key by its place only', async () => {
    writeFileSync(join(cwd, 'root.key'), Buffer.alloc(32, 'k'))
    const { out } = await say(['config', 'show'], { ...en, WARIFU_ROOT_KEY_FILE: 'root.key' })
    expect(out).toContain('rootKeyFile: ./root.key')
    expect(out).not.toContain('kkkk')
  })
})
