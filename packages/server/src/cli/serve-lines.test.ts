import { describe, expect, it } from 'vitest'
import { SecretKey } from '../config/secrets.ts'
import type { Installation, InstallationNote, Tls } from '../install/installation.ts'
import { textsOf } from './language.ts'
import { phoneUrl } from './serve-keys.ts'
import { listeningEvent, welcome, type ServeFacts } from './serve-lines.ts'
import { fakeIo } from './testing/fake-io.ts'

const tls = {
  mode: 'local-ca',
  key: new SecretKey(Buffer.from('hunter2')),
  cert: 'PEM',
  fingerprint: 'AA:BB',
  names: ['localhost', '127.0.0.1', '192.168.1.20'],
  expiresAt: Date.parse('2027-02-18T00:00:00Z'),
  caFile: '/home/mika/warifu-data/tls/ca.pem',
  isPubliclyTrusted: false,
} as const satisfies Tls

async function factsOf(
  changes: Partial<Installation> = {},
  firstOperatorLink: string | null = null,
): Promise<ServeFacts> {
  const rootKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt'])
  return {
    config: { host: '127.0.0.1', port: 8443 },
    cwd: '/home/mika',
    linkFile: '/home/mika/warifu-data/first-operator-link',
    server: { publicUrl: 'https://localhost:8443', operatorUrl: 'https://localhost:8444', firstOperatorLink },
    installation: {
      folder: '/home/mika/warifu-data',
      isNew: false,
      workspaceId: 'AAAAAAAAAAAAAAAAAAAAAA',
      rootKey,
      rootKeyFile: '/home/mika/.config/warifu/root-AAAAAAAAAAAAAAAAAAAAAA.key',
      databaseFile: '/home/mika/warifu-data/warifu.db',
      socketFile: '/home/mika/warifu-data/operator.sock',
      tls,
      notes: [],
      release: () => Promise.resolve(),
      ...changes,
    },
  }
}

const show = (facts: ServeFacts, language: 'en' | 'ja', isTTY = false) => {
  const { io } = fakeIo({ isTTY, env: { NO_COLOR: '1' } })
  return welcome(facts, textsOf(language), io.stdout, io.environment)
}

describe('welcome', () => {
  it('on the first run shows what was made and the link of the first operator', async () => {
    const notes: InstallationNote[] = ['root-key-created', 'ca-created', 'certificate-created']
    const facts = await factsOf({ isNew: true, notes }, 'https://localhost:8443/setup#q7Zk')
    expect(show(facts, 'en', true)).toMatchSnapshot()
    expect(show(facts, 'ja', true)).toMatchSnapshot()
  })

  it('names the file of the link where no terminal shows it', async () => {
    const facts = await factsOf({}, 'https://localhost:8443/setup#q7Zk')
    for (const language of ['en', 'ja'] as const) {
      expect(show(facts, language)).toContain('\n  /home/mika/warifu-data/first-operator-link\n')
      expect(show(facts, language)).not.toContain('q7Zk')
      expect(show(await factsOf(), language)).not.toContain('first-operator-link')
    }
  })

  it('later shows where it is, and what changed', async () => {
    const facts = await factsOf({ notes: ['folder-tightened', 'ca-replaced', 'certificate-renewed'] })
    expect(show(facts, 'en')).toMatchSnapshot()
    expect(show(facts, 'ja')).toMatchSnapshot()
  })

  it('with files of their own, and behind a proxy', async () => {
    expect(show(await factsOf({ tls: { ...tls, mode: 'files', caFile: undefined } }), 'en')).toMatchSnapshot()
    expect(show(await factsOf({ tls: { mode: 'none' } }), 'ja')).toMatchSnapshot()
  })

  it('has colour on a terminal, unless NO_COLOR is set', async () => {
    const facts = await factsOf()
    const coloured = fakeIo({ isTTY: true })
    expect(welcome(facts, textsOf('en'), coloured.io.stdout, coloured.io.environment)).toContain('\u001b[')
    expect(show(facts, 'en', true)).not.toContain('\u001b[')
  })

  it('speaks of keys only where there is a keyboard', async () => {
    const facts = await factsOf()
    expect(show(facts, 'en', true)).toContain('Ctrl-C')
    expect(show(facts, 'en', false)).not.toContain('Ctrl-C')
  })
})

describe('listeningEvent', () => {
  it('holds what a program needs, and no key', async () => {
    const event = listeningEvent(await factsOf({}, 'https://localhost:8443/setup#q7Zk'))
    expect(event).toMatchObject({
      event: 'listening',
      publicUrl: 'https://localhost:8443',
      operatorUrl: 'https://localhost:8444',
      fingerprint: 'AA:BB',
      caFile: '/home/mika/warifu-data/tls/ca.pem',
      firstOperatorLink: 'https://localhost:8443/setup#q7Zk',
      dataFolder: '/home/mika/warifu-data',
      pid: process.pid,
    })
    expect(JSON.stringify(event)).not.toContain('hunter2')
    expect(listeningEvent(await factsOf({ tls: { mode: 'none' } }))).toMatchObject({ fingerprint: null, caFile: null })
  })
})

describe('phoneUrl', () => {
  it.each([
    ['127.0.0.1', 'https://localhost:8443', tls, null],
    ['0.0.0.0', 'https://localhost:8443', tls, 'https://192.168.1.20:8443'],
    ['0.0.0.0', 'https://localhost', tls, 'https://192.168.1.20'],
    ['0.0.0.0', 'https://chat.example.jp', tls, 'https://chat.example.jp'],
    ['0.0.0.0', 'https://localhost:8443', { ...tls, names: ['localhost', '127.0.0.1'] }, null],
    ['127.0.0.1', 'https://chat.example.jp', { mode: 'none' }, 'https://chat.example.jp'],
    ['127.0.0.1', 'https://[::1]:8443', tls, null],
  ] as const)('for %s and %s', (host, publicUrl, identity, url) => {
    expect(phoneUrl(host, publicUrl, identity)).toBe(url)
  })
})
