import { WarifuError, type LinkInfo } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createEntryModel, type EntryValues } from './entry.model.ts'

const SESSION = { account: {} } as never
const good: EntryValues = { name: ' 佐藤 花 ', password: 'correct horse battery staple', workspace: ' 総務部 ' }

function setUp(link: LinkInfo | WarifuError, kind: LinkInfo['kind'] = 'setup', secret: string | null = 's3cret') {
  const client = {
    lookAtLink: vi.fn(async () => {
      if (link instanceof WarifuError) throw link
      return link
    }),
    setup: vi.fn(async () => SESSION),
    join: vi.fn(async () => SESSION),
  }
  const began = vi.fn()
  const model = createEntryModel(client, kind, secret, began)
  return { client, began, model, settled: () => new Promise((resolve) => setImmediate(resolve)) }
}

const setup: LinkInfo = { kind: 'setup', name: null, workspace: null }
const invitation: LinkInfo = { kind: 'invitation', name: null, workspace: '総務部' }

async function shown(...args: Parameters<typeof setUp>) {
  const all = setUp(...args)
  all.model.check()
  await all.settled()
  return all
}

describe('a one-use link', () => {
  it('is looked at, not used up, before the form is shown', async () => {
    const { client, model } = await shown(setup)
    expect(client.lookAtLink.mock.calls).toEqual([['s3cret']])
    expect(model.snapshot()).toEqual({ state: 'form', link: setup, busy: false, refused: null })
    expect(client.setup).not.toHaveBeenCalled()
  })

  it.each([
    ['unknown, used or expired', new WarifuError('link-unusable'), 's3cret'],
    ['for the other screen', invitation, 's3cret'],
    ['missing from the address', setup, null],
  ] as const)('gets one and the same answer where it is %s', async (_why, link, secret) => {
    const { model } = await shown(link, 'setup', secret)
    expect(model.snapshot()).toEqual({ state: 'unusable' })
  })

  it('is not called unusable where nobody could be asked', async () => {
    const { model } = await shown(new WarifuError('network-failed'))
    expect(model.snapshot()).toEqual({ state: 'unchecked', error: 'network-failed' })
  })

  it('sets the workspace up with names as people mean them and the password as it was typed', async () => {
    const { client, began, model } = await shown(setup)
    await model.submit({ ...good, password: '  spaces are part of it  ' })
    expect(client.setup.mock.calls).toEqual([
      [{ link: 's3cret', name: '佐藤 花', password: '  spaces are part of it  ', workspace: '総務部' }],
    ])
    expect(began).toHaveBeenCalledWith(SESSION)
  })

  it('joins under the name of the invitation, whatever the form says', async () => {
    const { client, model } = await shown({ ...invitation, name: '田中 翔' as never }, 'invitation')
    await model.submit({ ...good, name: 'somebody else' })
    expect(client.join.mock.calls).toEqual([[{ link: 's3cret', name: '田中 翔', password: good.password }]])
  })

  it('names every field that cannot be right, without asking the server', async () => {
    const { client, model } = await shown(setup)
    await model.submit({ name: ' ', password: 'x'.repeat(14), workspace: '' })
    expect(model.snapshot()).toMatchObject({
      refused: { by: 'form', faults: ['name-unusable', 'password-short', 'workspace-unusable'] },
    })
    expect(client.setup).not.toHaveBeenCalled()
  })

  it('keeps the form and shows the refusal of a password that is easily guessed', async () => {
    const { client, model, began } = await shown(setup)
    client.setup.mockRejectedValueOnce(new WarifuError('password-weak'))
    await model.submit(good)
    expect(model.snapshot()).toMatchObject({
      state: 'form',
      busy: false,
      refused: { by: 'server', error: 'password-weak' },
    })
    expect(began).not.toHaveBeenCalled()
    await model.submit(good)
    expect(began).toHaveBeenCalledTimes(1)
  })

  it('that somebody else used meanwhile is unusable', async () => {
    const { client, model } = await shown(setup)
    client.setup.mockRejectedValueOnce(new WarifuError('link-unusable'))
    await model.submit(good)
    expect(model.snapshot()).toEqual({ state: 'unusable' })
  })

  it('is used once by an impatient double click', async () => {
    const { client, model } = await shown(setup)
    await Promise.all([model.submit(good), model.submit(good)])
    expect(client.setup).toHaveBeenCalledTimes(1)
  })
})
