import { describe, expect, it } from 'vitest'
import { createEmitter } from './events.ts'

type Events = { readonly said: string; readonly counted: number }

function setUp() {
  const reported: unknown[] = []
  const heard: string[] = []
  const emitter = createEmitter<Events>((error) => reported.push(error))
  return { emitter, heard, reported }
}

describe('emitter', () => {
  it('calls the listeners of a name, in the order of their subscription', () => {
    const { emitter, heard } = setUp()
    emitter.on('said', (text) => heard.push(`a ${text}`))
    emitter.on('said', (text) => heard.push(`b ${text}`))
    emitter.on('counted', (count) => heard.push(`c ${String(count)}`))
    emitter.emit('said', 'hello')
    expect(heard).toEqual(['a hello', 'b hello'])
  })

  it('isolates a listener that throws: the others hear the event, and the error is reported', () => {
    const { emitter, heard, reported } = setUp()
    const broken = new Error('broken')
    emitter.on('said', () => {
      throw broken
    })
    emitter.on('said', (text) => heard.push(text))
    emitter.emit('said', 'hello')
    expect(heard).toEqual(['hello'])
    expect(reported).toEqual([broken])
  })

  it('ends each subscription by itself, also of one function subscribed twice', () => {
    const { emitter, heard } = setUp()
    const listener = (text: string) => heard.push(text)
    const end = emitter.on('said', listener)
    emitter.on('said', listener)
    end()
    end()
    emitter.emit('said', 'once')
    expect(heard).toEqual(['once'])
    expect(emitter.heard('said')).toBe(true)
    expect(emitter.heard('counted')).toBe(false)
  })

  it('lets a listener unsubscribe another: it takes effect for the next event', () => {
    const { emitter, heard } = setUp()
    emitter.on('said', () => {
      end()
    })
    const end = emitter.on('said', (text) => heard.push(text))
    emitter.emit('said', 'first')
    emitter.emit('said', 'second')
    expect(heard).toEqual(['first'])
  })
})
