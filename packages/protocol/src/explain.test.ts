import { describe, expect, it } from 'vitest'
import { codes, type CodeName } from './codes.ts'
import { explain } from './explain.ts'
import { capacity } from './explain/capacity.ts'
import { closes } from './explain/closes.ts'
import { identity } from './explain/identity.ts'
import { requests } from './explain/requests.ts'
import { rooms } from './explain/rooms.ts'
import { running } from './explain/running.ts'

const names = Object.keys(codes) as CodeName[]
const parts = ['what', 'data', 'mend'] as const
const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
/** Two English words in a row: names and abbreviations stand alone in a Japanese sentence. */
const ENGLISH = /[A-Za-z’']{2,} [a-z’']{2,}/

const withoutCommands = (text: string) => text.replaceAll(/`[^`]*`/g, '')
const commandsIn = (text: string) => [...text.matchAll(/`(warifu [^`]*)`/g)].map((match) => match[1] ?? '')

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'warifu --help': [],
  'warifu serve': [
    '--host',
    '--port',
    '--operator-port',
    '--data',
    '--cert',
    '--key',
    '--behind-proxy',
    '--trusted-proxies',
    '--public-url',
  ],
  'warifu trust': [],
  'warifu untrust': [],
  'warifu config check': [],
  'warifu config show': [],
  'warifu accounts invite': ['--role'],
  'warifu accounts list': [],
}

describe('explain', () => {
  it('has one explanation for every code, each in one file only', () => {
    const files = [running, identity, capacity, requests, closes, rooms].flatMap((file) => Object.keys(file))
    expect(new Set(files).size).toBe(files.length)
    expect(files.toSorted()).toEqual(names.toSorted())
    expect(Object.keys(explain).toSorted()).toEqual(names.toSorted())
  })

  it.each(names)('%s says what happened, whether data is safe and what to do, in both languages', (name) => {
    for (const part of parts) {
      const { en, ja } = explain[name]
      expect(en[part].trim()).not.toBe('')
      expect(en[part]).not.toMatch(JAPANESE)
      expect(en[part]).toMatch(/[.:`]$/)
      expect(ja[part]).toMatch(JAPANESE)
      expect(withoutCommands(ja[part])).not.toMatch(ENGLISH)
      expect(ja[part]).not.toBe(en[part])
    }
  })

  it.each(names)('%s is polite and never apologises instead of helping', (name) => {
    const text = Object.values(explain[name])
      .flatMap((words) => parts.map((part) => words[part]))
      .join(' ')
    expect(text).not.toMatch(/\boops\b|\bsorry\b|something went wrong\b/i)
    expect(explain[name].ja.what).toMatch(/(です|ます|ました|ません|でした|せんでした|しまいます)。$/)
    expect(explain[name].ja.mend).toMatch(/(ください|ます|でした|せん|構いません)。|`$/)
  })

  it.each(names)('%s names only commands and options that exist, the same in both languages', (name) => {
    const { en, ja } = explain[name]
    expect(commandsIn(ja.mend)).toEqual(commandsIn(en.mend))
    for (const command of commandsIn(en.mend)) {
      const known = Object.keys(COMMANDS).find((start) => command === start || command.startsWith(`${start} `))
      expect(known, command).toBeDefined()
      const options = command.split(' ').filter((word) => word.startsWith('--') && !known?.includes(word))
      expect(COMMANDS[known ?? '']).toEqual(expect.arrayContaining(options))
    }
  })
})
