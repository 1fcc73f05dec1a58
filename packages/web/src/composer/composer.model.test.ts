import { TEXT_LENGTH } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { accountId, roomId } from '../testing/fake-client.ts'
import { createComposerModel } from './composer.model.ts'
import { createDraftKeeper } from './drafts.ts'

const hana = accountId('hana')
const talk = roomId('talk')

function setUp(send = vi.fn(() => Promise.resolve({} as never)), drafts = createDraftKeeper()) {
  return { send, drafts, model: createComposerModel({ roomId: talk, send }, drafts.of(hana)) }
}

describe('the composer', () => {
  it('hands the text over as it was written and is empty again', () => {
    const { model, send } = setUp()
    model.write('  こんにちは\n二行目  ')
    expect(model.send()).toBe(true)
    expect(send.mock.calls).toEqual([['  こんにちは\n二行目  ']])
    expect(model.snapshot()).toEqual({ text: '', fault: null, left: null })
  })

  it.each([
    ['', 'empty'],
    [' \n\t　', 'empty'],
    ['a\0b', 'bad-characters'],
    ['\uD83D', 'bad-characters'],
    ['x'.repeat(TEXT_LENGTH + 1), 'too-long'],
  ])('keeps %j and says why: %s', (text, fault) => {
    const { model, send } = setUp()
    model.write(text)
    expect(model.send()).toBe(false)
    expect(send).not.toHaveBeenCalled()
    expect(model.snapshot()).toMatchObject({ text, fault })
  })

  it('sends the longest text there may be', () => {
    const { model, send } = setUp()
    model.write('😀'.repeat(TEXT_LENGTH / 2))
    expect(model.send()).toBe(true)
    expect(send).toHaveBeenCalledTimes(1)
  })

  it('forgets the fault as soon as the text changes', () => {
    const { model } = setUp()
    model.send()
    expect(model.snapshot().fault).toBe('empty')
    model.write('a')
    expect(model.snapshot().fault).toBeNull()
  })

  it('tells how much room is left when the end is near, also beyond it', () => {
    const { model } = setUp()
    model.write('x'.repeat(TEXT_LENGTH - 501))
    expect(model.snapshot().left).toBeNull()
    model.write('x'.repeat(TEXT_LENGTH - 500))
    expect(model.snapshot().left).toBe(500)
    model.write('x'.repeat(TEXT_LENGTH + 3))
    expect(model.snapshot().left).toBe(-3)
  })

  it('leaves a refusal that comes later to the outbox', async () => {
    const send = vi.fn(() => Promise.reject(new Error('refused')))
    const { model } = setUp(send)
    model.write('a')
    expect(model.send()).toBe(true)
    await Promise.resolve()
    expect(model.snapshot().text).toBe('')
  })

  it('goes on with what was begun, for the same account, until it signs out', () => {
    const { model, drafts, send } = setUp()
    model.write('half a sen')
    expect(setUp(send, drafts).model.snapshot().text).toBe('half a sen')
    expect(drafts.of(accountId('lee')).read(talk)).toBe('')
    drafts.forget(hana)
    expect(setUp(send, drafts).model.snapshot().text).toBe('')
  })

  it('keeps nothing of what was sent', () => {
    const { model, drafts } = setUp()
    model.write('a')
    model.send()
    expect(drafts.of(hana).read(talk)).toBe('')
  })
})
