import { TEXT_LENGTH, WarifuError } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { message, messageId } from '../testing/samples.ts'
import { calm, createWriter, edited, hana, lee, mentionOf, talk, waiting } from '../testing/writer.ts'
import { NO_DRAFT } from './drafts.ts'

describe('an edit', () => {
  it('begins with what the message says, and gives the draft back when it is saved', async () => {
    const { model, room } = createWriter()
    model.write('half')
    const own = edited('@Lee hello')
    model.edit(own)
    expect(model.snapshot()).toEqual({ ...calm, text: '@Lee hello', writing: { state: 'edit', message: own } })
    model.write('@Lee good morning')
    expect(await model.send()).toBe('saved')
    expect(room.edit.mock.calls).toEqual([[7, { text: '@Lee good morning', mentions: [mentionOf(lee)] }]])
    expect(room.send).not.toHaveBeenCalled()
    expect(model.snapshot()).toEqual({ ...calm, text: 'half', writing: { state: 'new' } })
  })

  it('gives the draft back when it is cancelled, with what that answers', () => {
    const { model } = createWriter()
    model.reply(message(3, lee, 'b', 0))
    model.write('half')
    model.edit(edited('a'))
    model.write('changed')
    expect(model.cancel()).toBe(true)
    expect(model.snapshot()).toMatchObject({ text: 'half', writing: { state: 'reply', to: 3 } })
  })

  it('tells nobody that somebody is typing, and knows no commands', async () => {
    const { model, room, command } = createWriter()
    model.edit(edited('a'))
    model.write('/mute')
    expect(room.typing).not.toHaveBeenCalled()
    await model.send()
    expect(command).not.toHaveBeenCalled()
    expect(room.edit.mock.calls[0]?.[1]).toMatchObject({ text: '/mute' })
  })

  it('that changes nothing is not sent', async () => {
    const { model, room } = createWriter()
    model.edit(edited('a'))
    expect(await model.send()).toBe('saved')
    expect(room.edit).not.toHaveBeenCalled()
    expect(model.snapshot().writing).toEqual({ state: 'new' })
  })

  it('drops the mentions that its text no longer holds', async () => {
    const { model, room } = createWriter()
    model.edit(edited('@Lee hello'))
    model.write('hello')
    await model.send()
    expect(room.edit.mock.calls[0]?.[1]).toEqual({ text: 'hello', mentions: [] })
  })

  it('that was emptied asks whether to delete, and gives the draft back with the answer', async () => {
    const { model, room } = createWriter()
    model.write('half')
    const own = edited('a')
    model.edit(own)
    model.write(' \n')
    expect(await model.send()).toBe('kept')
    expect(room.edit).not.toHaveBeenCalled()
    expect(model.snapshot().erasing).toBe(own)
    model.stopErasing()
    expect(model.snapshot()).toMatchObject({ text: 'half', writing: { state: 'new' }, erasing: null })
  })

  it('that is too long stays', async () => {
    const { model, room } = createWriter()
    model.edit(edited('a'))
    model.write('x'.repeat(TEXT_LENGTH + 1))
    expect(await model.send()).toBe('kept')
    expect(room.edit).not.toHaveBeenCalled()
    expect(model.snapshot().trouble).toEqual({ kind: 'fault', fault: 'too-long' })
  })

  it('stays as it is while it is on its way, and goes once', async () => {
    const { model, room } = createWriter()
    const answer = Promise.withResolvers<undefined>()
    room.edit.mockReturnValueOnce(answer.promise)
    model.edit(edited('a'))
    model.write('b')
    const saved = model.send()
    expect(model.snapshot().busy).toBe(true)
    expect(await model.send()).toBe('kept')
    model.write('bc')
    expect(model.snapshot()).toMatchObject({ text: 'b', busy: true })
    answer.resolve(undefined)
    expect(await saved).toBe('saved')
    expect(room.edit).toHaveBeenCalledTimes(1)
    expect(model.snapshot().busy).toBe(false)
  })

  it('stays with the reason where it is refused', async () => {
    const { model, room } = createWriter()
    room.edit.mockRejectedValueOnce(new WarifuError('action-refused'))
    const own = edited('a')
    model.edit(own)
    model.write('b')
    expect(await model.send()).toBe('kept')
    expect(model.snapshot()).toEqual({
      ...calm,
      text: 'b',
      writing: { state: 'edit', message: own },
      trouble: { kind: 'refused', error: 'action-refused' },
    })
  })

  it.each(['saved', 'refused'] as const)('that was left meanwhile disturbs nothing when it is %s', async (outcome) => {
    const { model, room } = createWriter()
    const answer = Promise.withResolvers<undefined>()
    room.edit.mockReturnValueOnce(answer.promise)
    model.edit(edited('a'))
    model.write('b')
    const saved = model.send()
    model.cancel()
    model.write('something else')
    if (outcome === 'saved') answer.resolve(undefined)
    else answer.reject(new WarifuError('action-refused'))
    await saved
    expect(model.snapshot()).toEqual({ ...calm, text: 'something else', writing: { state: 'new' } })
  })

  it('is no draft: nothing of it is kept', () => {
    const { model, drafts } = createWriter()
    model.edit(edited('a'))
    model.write('b')
    expect(drafts.read(talk)).toBe(NO_DRAFT)
  })

  it('does not begin with what cannot be read', () => {
    const { model } = createWriter()
    model.edit(message(7, hana, { state: 'unreadable', reason: 'suite-unknown' }, 0))
    expect(model.snapshot().writing).toEqual({ state: 'new' })
  })
})

describe('editing what one wrote last', () => {
  it('begins with the newest message, in an empty field alone', () => {
    const own = edited('a')
    const { model } = createWriter({ lastOwn: own })
    model.write(' ')
    expect(model.editLast()).toBe(false)
    model.write('')
    expect(model.editLast()).toBe(true)
    expect(model.snapshot().writing).toEqual({ state: 'edit', message: own })
  })

  it('does not begin anew in an edit that was emptied', () => {
    const { model } = createWriter({ lastOwn: edited('a') })
    model.editLast()
    model.write('')
    expect(model.editLast()).toBe(false)
    expect(model.snapshot().text).toBe('')
  })

  it('does nothing where there is none', () => {
    expect(createWriter().model.editLast()).toBe(false)
  })

  it('takes back what is not sent yet, with its mentions and what it answers', async () => {
    const outbox = [
      waiting('one', { progress: { state: 'failed', error: new WarifuError('action-refused') } }),
      waiting('two', { text: '@Lee hello', mentions: [mentionOf(lee)], replyTo: 4 }),
      waiting('three', { progress: { state: 'sending' } }),
    ]
    const { model, room } = createWriter({ lastOwn: edited('a'), outbox })
    expect(model.editLast()).toBe(true)
    expect(room.take.mock.calls).toEqual([[messageId('two')]])
    expect(model.snapshot()).toMatchObject({ text: '@Lee hello', writing: { state: 'reply', to: 4 } })
    await model.send()
    expect(room.send.mock.calls).toEqual([[{ text: '@Lee hello', mentions: [mentionOf(lee)], replyTo: 4 }]])
  })

  it('takes back a text that looks like a command as a text', async () => {
    const { model, room, command } = createWriter({ outbox: [waiting('one', { text: '/mute' })] })
    model.editLast()
    expect(model.snapshot().text).toBe('//mute')
    await model.send()
    expect(command).not.toHaveBeenCalled()
    expect(room.send.mock.calls[0]?.[0]).toMatchObject({ text: '/mute' })
  })

  it('begins with the newest message where the unsent one went out in this very moment', () => {
    const own = edited('a')
    const { model, room } = createWriter({ lastOwn: own, outbox: [waiting('one', {})] })
    room.take.mockReturnValueOnce(null)
    expect(model.editLast()).toBe(true)
    expect(model.snapshot().writing).toEqual({ state: 'edit', message: own })
  })

  it('comes back to the answer that was begun', () => {
    const { model } = createWriter({ lastOwn: edited('a') })
    model.reply(message(3, lee, 'b', 0))
    expect(model.editLast()).toBe(true)
    model.cancel()
    expect(model.snapshot().writing).toEqual({ state: 'reply', to: 3 })
  })
})
