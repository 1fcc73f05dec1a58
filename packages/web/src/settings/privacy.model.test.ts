import { WarifuError, type Privacy } from '@warifu/client'
import { describe, expect, it, vi } from 'vitest'
import { createPrivacyModel } from './privacy.model.ts'

const all: Privacy = { typing: true, presence: true, receipts: true }

function setUp(privacy: Privacy | null = all) {
  let tell = () => {}
  const client = {
    privacy,
    setPrivacy: vi.fn(async (next: Privacy) => {
      client.privacy = next
      tell()
    }),
    on: (_name: string, listener: () => void) => {
      tell = listener
      return () => {}
    },
  }
  const model = createPrivacyModel(client as never)
  model.start()
  return { client, model, tell: () => tell() }
}

describe('what others are shown', () => {
  it('is not known before the server has said', async () => {
    const { client, model, tell } = setUp(null)
    expect(model.snapshot().shown).toBeNull()
    await model.show('typing', false)
    expect(client.setPrivacy).not.toHaveBeenCalled()
    client.privacy = all
    tell()
    expect(model.snapshot().shown).toEqual(all)
  })

  it('changes part by part, and at once', async () => {
    const { client, model } = setUp()
    const done = model.show('receipts', false)
    expect(model.snapshot().shown).toEqual({ ...all, receipts: false })
    await done
    expect(client.setPrivacy).toHaveBeenCalledWith({ ...all, receipts: false })
  })

  it('is what holds, with the reason, where the server refuses', async () => {
    const { client, model } = setUp()
    client.setPrivacy.mockRejectedValueOnce(new WarifuError('connection-lost'))
    await model.show('presence', false)
    expect(model.snapshot()).toEqual({ shown: all, refused: 'connection-lost' })
    await model.show('presence', false)
    expect(model.snapshot()).toEqual({ shown: { ...all, presence: false }, refused: null })
  })
})
