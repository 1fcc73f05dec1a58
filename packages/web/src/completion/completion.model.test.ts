import { describe, expect, it, vi } from 'vitest'
import type { Emoji } from '../emoji/emoji-data.ts'
import { account } from '../testing/samples.ts'
import { createCompletionModel } from './completion.model.ts'

const hana = { ...account('hana', '佐藤 花'), reading: 'さとう はな' }
const hanako = { ...account('hanako', 'Hanako'), reading: null }
const hannah = { ...account('hannah', 'Hannah'), reading: null }
const bow: Emoji = { emoji: '🙇', label: 'お辞儀', shortcode: 'bow', names: ['bow'], words: ['bow'], group: 1 }

function setUp(loadEmoji: () => Promise<readonly Emoji[]> = () => Promise.resolve([bow])) {
  const people = new Map([hana, hanako, hannah].map((person) => [person.accountId, person]))
  const model = createCompletionModel(
    () => ({
      people,
      me: account('me', 'Me').accountId,
      members: null,
      rooms: [],
      commands: [{ name: 'mute', note: '' }],
      linkTo: () => '',
    }),
    loadEmoji,
  )
  const labels = () => {
    const shown = model.snapshot()
    return shown.state === 'open' ? shown.suggestions.map(({ label }) => label) : 'closed'
  }
  return {
    model,
    labels,
    /** Types a text; the caret stands at `|`, or behind it all. */
    type: (text: string) => {
      model.typed(text.replace('|', ''), text.includes('|') ? text.indexOf('|') : text.length)
    },
    at: () => {
      const shown = model.snapshot()
      return shown.state === 'open' ? shown.at : null
    },
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the list of suggestions', () => {
  it('opens with what fits, and follows what is typed', () => {
    const { type, labels } = setUp()
    type('@')
    expect(labels()).toEqual(['佐藤 花', 'Hanako', 'Hannah'])
    type('@han')
    expect(labels()).toEqual(['Hanako', 'Hannah'])
    type('@hanx')
    expect(labels()).toBe('closed')
    type('@han')
    expect(labels()).toEqual(['Hanako', 'Hannah'])
  })

  it('moves round its ends, and begins at the top with each letter', () => {
    const { model, type, at } = setUp()
    type('@han')
    model.move(-1)
    expect(at()).toBe(1)
    model.move(1)
    expect(at()).toBe(0)
    model.move(1)
    type('@hann')
    expect(at()).toBe(0)
  })

  it('does nothing where it is closed', () => {
    const { model } = setUp()
    model.move(1)
    expect(model.take(null)).toBeNull()
    expect(model.snapshot()).toEqual({ state: 'closed' })
  })
})

describe('taking a suggestion', () => {
  it('puts it in place of what was typed, with a space behind it', () => {
    const { model, type, labels } = setUp()
    type('hi @さと')
    expect(model.take(null)).toEqual({
      from: 3,
      to: 6,
      piece: '@佐藤 花 ',
      mention: { accountId: hana.accountId, name: '佐藤 花' },
    })
    expect(labels()).toBe('closed')
  })

  it('takes the one that the arrows led to, or the one that was pressed', () => {
    const { model, type } = setUp()
    type('@han')
    model.move(1)
    expect(model.take(null)?.piece).toBe('@Hannah ')
    type('@')
    type('')
    type('@han')
    expect(model.take(0)?.piece).toBe('@Hanako ')
    expect(model.take(5)).toBeNull()
  })

  it('in the middle of a text replaces up to the caret, and uses the space that stands there', () => {
    const { model, type } = setUp()
    type('@hann| bye')
    expect(model.take(null)).toMatchObject({ from: 0, to: 6, piece: '@Hannah ' })
    type('')
    type('@hann|ah')
    expect(model.take(null)).toMatchObject({ from: 0, to: 5 })
  })

  it('is over then: what is typed behind the name opens nothing', () => {
    const { model, type, labels } = setUp()
    type('@さと')
    model.take(null)
    // さ is the beginning of how the name is read.
    for (const text of ['@佐藤 花 ', '@佐藤 花 さ', '@佐藤 花 は']) {
      type(text)
      expect(labels()).toBe('closed')
    }
    type('@佐藤 花 さん、@han')
    expect(labels()).toEqual(['Hanako', 'Hannah'])
  })
})

describe('a command that is typed to its end', () => {
  it.each([
    ['/mut', false],
    ['/mute', true],
    ['@Hannah', false],
    ['/mute ', false],
  ])('leaves nothing to take (%s)', (text, isTyped) => {
    const { model, type } = setUp()
    type(text)
    expect(model.isTyped()).toBe(isTyped)
  })
})

describe('a list that was closed by hand', () => {
  it('stays closed while the same thing is typed on, wherever the caret goes', () => {
    const { model, type, labels } = setUp()
    type('@ha')
    model.dismiss()
    model.moved('@ha', 1)
    model.moved('@ha', 3)
    type('@han')
    expect(labels()).toBe('closed')
  })

  it('opens again for another mark, and where that one was deleted', () => {
    const { model, type, labels } = setUp()
    type('@ha')
    model.dismiss()
    type('@ha @han')
    expect(labels()).toEqual(['Hanako', 'Hannah'])
    type('')
    type('@han')
    expect(labels()).toEqual(['Hanako', 'Hannah'])
  })
})

describe('a caret that moves by itself', () => {
  it('opens nothing: a text that is edited has names in it', () => {
    const { model, labels } = setUp()
    model.moved('thanks @hana', 12)
    expect(labels()).toBe('closed')
  })

  it('closes the list where it leaves, and follows it inside', () => {
    const { model, type, labels } = setUp()
    type('hi @hann')
    model.moved('hi @hann', 6)
    expect(labels()).toEqual(['Hanako', 'Hannah'])
    model.moved('hi @hann', 2)
    expect(labels()).toBe('closed')
    model.moved('hi @hann', 8)
    expect(labels()).toBe('closed')
  })
})

describe('a field that was left', () => {
  it('closes the list; typing on opens it again', () => {
    const { model, type, labels } = setUp()
    type('@ha')
    model.leave()
    expect(labels()).toBe('closed')
    type('@han')
    expect(labels()).toEqual(['Hanako', 'Hannah'])
  })

  it('begins afresh, also where a list at the same place was closed by hand before', () => {
    const { model, type, labels } = setUp()
    type('@ha')
    model.dismiss()
    model.leave()
    type('@')
    expect(labels()).not.toBe('closed')
  })
})

describe('emoji', () => {
  it('are loaded with the first one, and shown when they come', async () => {
    const load = vi.fn(() => Promise.resolve([bow]))
    const { type, labels } = setUp(load)
    type('@ha')
    expect(load).not.toHaveBeenCalled()
    type(':bo')
    type(':bow')
    expect(load).toHaveBeenCalledTimes(1)
    expect(labels()).toBe('closed')
    await settled()
    expect(labels()).toEqual(['お辞儀'])
  })

  it('do not open where the writer has gone on meanwhile', async () => {
    const { model, type, labels } = setUp()
    type(':bow')
    model.leave()
    await settled()
    expect(labels()).toBe('closed')
    type(':bow')
    type('')
    await settled()
    expect(labels()).toBe('closed')
  })

  it('do not open where the caret went elsewhere meanwhile', async () => {
    const { model, type, labels } = setUp()
    type('hi :bow')
    model.moved('hi :bow', 1)
    await settled()
    expect(labels()).toBe('closed')
  })

  it('are asked for again by the next key where they could not be loaded', async () => {
    const load = vi.fn(() => Promise.resolve([bow])).mockRejectedValueOnce(new Error('offline'))
    const { type, labels } = setUp(load)
    type(':bo')
    await settled()
    expect(labels()).toBe('closed')
    type(':bow')
    await settled()
    expect(labels()).toEqual(['お辞儀'])
  })

  it('follow the language', async () => {
    const load = vi.fn(() => Promise.resolve([bow]))
    const { type, labels } = setUp(load)
    type(':bo')
    await settled()
    load.mockResolvedValue([{ ...bow, label: 'bowing' }])
    type(':bow')
    await settled()
    expect(labels()).toEqual(['bowing'])
  })

  it('stay where they are while the list is moved through and nothing new came', async () => {
    const all = [bow]
    const { model, type } = setUp(() => Promise.resolve(all))
    type(':bo')
    await settled()
    const told = vi.fn()
    model.subscribe(told)
    type(':bow')
    await settled()
    expect(told).toHaveBeenCalledTimes(1)
  })
})
