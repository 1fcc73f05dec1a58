import { TEXT_LENGTH, WarifuError } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { accountId, message } from '../testing/samples.ts'
import { calm, createWriter, edited, hana, lee, mentionOf, talk } from '../testing/writer.ts'
import { NO_DRAFT } from './drafts.ts'

describe('the composer', () => {
  it('hands the text over as it was written and is empty again', async () => {
    const { model, room } = createWriter()
    model.write('  こんにちは\n二行目  ')
    expect(await model.send()).toBe('sent')
    expect(room.send.mock.calls).toEqual([[{ text: '  こんにちは\n二行目  ', mentions: [], replyTo: null }]])
    expect(model.snapshot()).toEqual({ ...calm, text: '', writing: { state: 'new' } })
  })

  it('changes nothing of what is typed: an input method may be in the middle of it', () => {
    const { model } = createWriter()
    for (const text of ['ｋ', 'か\u3099', 'ﾀﾅｶ', 'a\r\nb', '  ', '\u3000']) {
      model.write(text)
      expect(model.snapshot().text).toBe(text)
    }
  })

  it.each([
    ['', 'empty'],
    [' \n\t　', 'empty'],
    ['a\0b', 'bad-characters'],
    ['\uD83D', 'bad-characters'],
    ['x'.repeat(TEXT_LENGTH + 1), 'too-long'],
  ])('keeps %j and says why: %s', async (text, fault) => {
    const { model, room } = createWriter()
    model.write(text)
    expect(await model.send()).toBe('kept')
    expect(room.send).not.toHaveBeenCalled()
    expect(model.snapshot()).toMatchObject({ text, trouble: { kind: 'fault', fault } })
  })

  it('sends the longest text there may be', async () => {
    const { model, room } = createWriter()
    model.write('😀'.repeat(TEXT_LENGTH / 2))
    expect(await model.send()).toBe('sent')
    expect(room.send).toHaveBeenCalledTimes(1)
  })

  it('forgets the trouble as soon as the text changes', async () => {
    const { model } = createWriter()
    await model.send()
    expect(model.snapshot().trouble).not.toBeNull()
    model.write('a')
    expect(model.snapshot().trouble).toBeNull()
  })

  it('tells how much room is left when the end is near, also beyond it', () => {
    const { model } = createWriter()
    model.write('x'.repeat(TEXT_LENGTH - 501))
    expect(model.snapshot().left).toBeNull()
    model.write('x'.repeat(TEXT_LENGTH - 500))
    expect(model.snapshot().left).toBe(500)
    model.write('x'.repeat(TEXT_LENGTH + 3))
    expect(model.snapshot().left).toBe(-3)
  })

  it('leaves a refusal that comes later to the outbox', async () => {
    const { model, room } = createWriter()
    room.send.mockRejectedValueOnce(new WarifuError('action-refused'))
    model.write('a')
    expect(await model.send()).toBe('sent')
    expect(model.snapshot()).toEqual({ ...calm, text: '', writing: { state: 'new' } })
  })

  it('says that somebody is typing a text, and nothing of commands', () => {
    const { model, room } = createWriter()
    for (const text of ['a', ' ', '/mu', '//mu', '']) model.write(text)
    expect(room.typing.mock.calls).toEqual([[true], [false], [false], [true], [false]])
  })
})

describe('mentions', () => {
  it('go with the text as long as the text names them', async () => {
    const { model, room } = createWriter()
    model.mention(mentionOf(lee))
    model.mention(mentionOf(hana))
    model.write('@Lee お願いします')
    await model.send()
    expect(room.send.mock.calls[0]?.[0]).toMatchObject({ mentions: [mentionOf(lee)] })
  })

  it('are forgotten with the message that named them', async () => {
    const { model, room } = createWriter()
    model.mention(mentionOf(lee))
    model.write('@Lee ')
    await model.send()
    model.write('@Lee ')
    await model.send()
    expect(room.send.mock.calls[1]?.[0]).toMatchObject({ mentions: [] })
  })

  it('mean the one who was chosen last, of two who have one name', async () => {
    const { model, room } = createWriter()
    const double = { accountId: accountId('double'), name: lee.name }
    model.mention(mentionOf(lee))
    model.mention(double)
    model.write('@Lee ')
    await model.send()
    expect(room.send.mock.calls[0]?.[0]).toMatchObject({ mentions: [double] })
  })
})

describe('a line that begins with a slash', () => {
  it('is carried out and not sent', async () => {
    const { model, room, command } = createWriter()
    model.write('/purpose 新しい目的')
    expect(await model.send()).toBe('carried-out')
    expect(command.mock.calls).toEqual([['purpose', '新しい目的']])
    expect(room.send).not.toHaveBeenCalled()
    expect(model.snapshot().text).toBe('')
  })

  it('leaves the answer that is being written', async () => {
    const { model } = createWriter()
    model.reply(edited('a'))
    model.write('/mute')
    await model.send()
    expect(model.snapshot().writing).toEqual({ state: 'reply', to: 7 })
  })

  it.each(['/shurg', '/shurg it'])('stays where no command is called so: %s', async (text) => {
    const { model, room, command } = createWriter()
    model.write(text)
    expect(await model.send()).toBe('kept')
    expect(room.send).not.toHaveBeenCalled()
    expect(command).not.toHaveBeenCalled()
    expect(model.snapshot()).toMatchObject({ text, trouble: { kind: 'unknown-command', name: 'shurg' } })
  })

  it('stays where it cannot be done in this room', async () => {
    const { model, command } = createWriter()
    command.mockReturnValueOnce(false)
    model.write('/purpose x')
    expect(await model.send()).toBe('kept')
    expect(model.snapshot()).toMatchObject({ text: '/purpose x', trouble: { kind: 'unknown-command' } })
  })

  it('is sent with one slash where it begins with two', async () => {
    const { model, room, command } = createWriter()
    model.write('//mute')
    expect(await model.send()).toBe('sent')
    expect(command).not.toHaveBeenCalled()
    expect(room.send.mock.calls[0]?.[0]).toMatchObject({ text: '/mute' })
  })
})

describe('an answer', () => {
  it('goes out with what it answers, and what comes next is none', async () => {
    const { model, room } = createWriter()
    model.write('half')
    model.reply(edited('a'))
    expect(model.snapshot()).toMatchObject({ text: 'half', writing: { state: 'reply', to: 7 } })
    await model.send()
    expect(room.send.mock.calls[0]?.[0]).toEqual({ text: 'half', mentions: [], replyTo: 7 })
    expect(model.snapshot().writing).toEqual({ state: 'new' })
  })

  it('becomes a message again by itself where it is cancelled', () => {
    const { model } = createWriter()
    model.reply(edited('a'))
    model.write('half')
    expect(model.cancel()).toBe(true)
    expect(model.snapshot()).toMatchObject({ text: 'half', writing: { state: 'new' } })
    expect(model.cancel()).toBe(false)
  })

  it('is to the draft, not to what was being edited', () => {
    const { model } = createWriter()
    model.write('half')
    model.edit(edited('a'))
    model.write('a changed')
    model.reply(message(9, lee, 'b', 0))
    expect(model.snapshot()).toMatchObject({ text: 'half', writing: { state: 'reply', to: 9 } })
  })
})

describe('what was begun', () => {
  it('goes on for the same account, until it signs out', () => {
    const { model, again, keeper } = createWriter()
    model.mention(mentionOf(lee))
    model.reply(message(3, lee, 'b', 0))
    model.write('@Lee half a sen')
    expect(again().snapshot()).toMatchObject({ text: '@Lee half a sen', writing: { state: 'reply', to: 3 } })
    expect(keeper.of(lee.accountId).read(talk)).toBe(NO_DRAFT)
    keeper.forget(hana.accountId)
    expect(again().snapshot()).toMatchObject({ text: '', writing: { state: 'new' } })
  })

  it('is gone with what was sent', async () => {
    const { model, drafts } = createWriter()
    model.mention(mentionOf(lee))
    model.write('@Lee ')
    await model.send()
    expect(drafts.read(talk)).toEqual(NO_DRAFT)
  })

  it('comes from the disk into a field that is still empty', async () => {
    const { model, loadDrafts } = createWriter({ loaded: new Map([[talk, { ...NO_DRAFT, text: 'old', replyTo: 3 }]]) })
    const end = model.start()
    await loadDrafts()
    expect(model.snapshot()).toMatchObject({ text: 'old', writing: { state: 'reply', to: 3 } })
    end()
  })

  it('does not come from the disk over what was typed meanwhile', async () => {
    const { model, loadDrafts } = createWriter({ loaded: new Map([[talk, { ...NO_DRAFT, text: 'old' }]]) })
    const end = model.start()
    model.write('new')
    await loadDrafts()
    expect(model.snapshot().text).toBe('new')
    end()
  })

  it('does not come from the disk into an edit, but after it', async () => {
    const { model, loadDrafts } = createWriter({ loaded: new Map([[talk, { ...NO_DRAFT, text: 'old' }]]) })
    const end = model.start()
    model.edit(edited('a'))
    await loadDrafts()
    expect(model.snapshot().text).toBe('a')
    model.cancel()
    expect(model.snapshot().text).toBe('old')
    end()
  })
})
