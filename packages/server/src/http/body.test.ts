import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { limits } from '@warifu/protocol'
import { readHeaders } from '../guard/headers.ts'
import { isRefusal } from '../refusal.ts'
import { readJson } from './body.ts'

const headers = readHeaders(['Content-Type', 'application/json'], 1)
if (isRefusal(headers)) throw new Error('refused')
const read = (body: BodyInit) =>
  readJson(new Request('https://a/', { method: 'POST', body, duplex: 'half' } as RequestInit), headers, 1_000)

describe('body', () => {
  it.each([
    [limits.bodyBytes - 1, false],
    [limits.bodyBytes, false],
    [limits.bodyBytes + 1, true],
  ])('of %i bytes is too large: %s', async (bytes, refused) => {
    const result = await read(`"${'x'.repeat(bytes - 2)}"`)
    expect('refused' in result && result.refused === 'body-too-large').toBe(refused)
  })

  it('nested as deep as fits does no harm', async () => {
    expect(await read('['.repeat(limits.bodyBytes))).toMatchObject({ refused: 'body-invalid' })
    expect(await read('['.repeat(8_000) + ']'.repeat(8_000))).toHaveProperty('json')
  })

  it('with __proto__ changes no prototype', async () => {
    const result = await read('{"__proto__":{"polluted":true}}')
    expect(Object.getPrototypeOf('json' in result ? result.json : null)).toBe(Object.prototype)
    expect('polluted' in {}).toBe(false)
  })

  it('that breaks off is refused', async () => {
    const body = new ReadableStream({ start: (controller) => controller.error(new Error('gone')) })
    expect(await read(body)).toMatchObject({ refused: 'body-invalid' })
  })

  describe('that dribbles', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
    afterEach(() => void vi.useRealTimers())

    it('has its time and no more', async () => {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{')),
      })
      const result = read(body)
      await vi.waitUntil(() => vi.getTimerCount() === 1)
      vi.advanceTimersByTime(1_000)
      expect(await result).toMatchObject({ refused: 'body-invalid' })
    })
  })
})
