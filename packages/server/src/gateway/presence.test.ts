import { decodeServerFrame, limits, type AccountId, type ConnectionId, type Privacy } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../refusal.ts'
import type { Connection } from './connection.ts'
import { createPresence } from './presence.ts'

const OPEN: Privacy = { typing: true, presence: true, receipts: true }

function setUp() {
  const due: (() => void)[] = []
  const all = new Set<Connection>()
  const privacies = new Map<AccountId, Privacy>()
  const presence = createPresence({
    roster: { all: () => all },
    privacies: { known: (accountId) => privacies.get(accountId) ?? OPEN },
    soon: (run) => void due.push(run),
  })
  let made = 0
  const come = (name: string) => {
    const heard: unknown[] = []
    let frames = 0
    const connection = {
      connectionId: `c${(made += 1)}` as ConnectionId,
      holder: { accountId: name as AccountId },
      deliver: (frame: Buffer) => {
        frames += 1
        // Behind the two or four bytes of the WebSocket frame's head stands the push.
        const text = frame.toString().slice(frame.toString().indexOf('{'))
        heard.push(...(JSON.parse(text) as { changes: unknown[] }).changes)
      },
    } as unknown as Connection
    all.add(connection)
    presence.arrived(connection)
    const go = () => {
      all.delete(connection)
      presence.left(connection)
    }
    const set = (state: 'active' | 'away') => {
      const grant = { holder: connection.holder } as never
      return presence.handlers['presence.set'](grant, { state }, connection.connectionId)
    }
    return { connection, frames: () => frames, go, heard, set }
  }
  const later = () => {
    for (const run of due.splice(0)) run()
  }
  const list = async (name: string, after: string | null = null) => {
    const grant = { holder: { accountId: name } } as never
    const found = await presence.handlers['presence.list'](
      grant,
      { after: after as AccountId | null },
      'c' as ConnectionId,
    )
    if (isRefusal(found)) throw new Error(found.refused)
    return found
  }
  return { come, later, list, presence, privacies }
}

describe('presence', () => {
  it('[PR3] is as active as the most active connection, and ends with the last', async () => {
    const { come, later, list } = setUp()
    const watcher = come('watcher')
    const [desk, phone] = [come('hana'), come('hana')]
    later()
    watcher.heard.length = 0
    await desk.set('away')
    later()
    expect(watcher.heard).toEqual([])
    await phone.set('away')
    later()
    phone.go()
    later()
    desk.go()
    later()
    expect(watcher.heard).toEqual([
      { accountId: 'hana', state: 'away' },
      { accountId: 'hana', state: null },
    ])
    expect(await list('watcher')).toEqual({ present: [{ accountId: 'watcher', state: 'active' }], more: false })
  })

  it('[PR3] gathers: who came and went meanwhile is not told of, and a crowd costs one frame each', () => {
    const { come, later } = setUp()
    const watcher = come('watcher')
    later()
    const before = watcher.frames()
    come('passing').go()
    const crowd = Array.from({ length: limits.listingItems - 1 }, (_, i) => come(`person ${i}`))
    later()
    expect(watcher.frames() - before).toBe(1)
    expect(watcher.heard).not.toContainEqual(expect.objectContaining({ accountId: 'passing' }))
    expect(crowd.every(({ frames }) => frames() === 1)).toBe(true)
  })

  it('[PR1] is shown by nobody, and to nobody, who does not show their own', async () => {
    const { come, later, list, presence, privacies } = setUp()
    const watcher = come('watcher')
    const shy = come('shy')
    later()
    // The control: until then the one is shown to the other.
    expect(watcher.heard).toContainEqual({ accountId: 'shy', state: 'active' })
    expect((await list('shy')).present).toHaveLength(2)
    privacies.set('shy' as AccountId, { ...OPEN, presence: false })
    presence.privacyChanged('shy' as AccountId)
    later()
    expect(watcher.heard.at(-1)).toEqual({ accountId: 'shy', state: null })
    expect((await list('shy')).present).toEqual([])
    expect((await list('watcher')).present).toEqual([{ accountId: 'watcher', state: 'active' }])
    const heard = shy.heard.length
    come('third')
    later()
    expect(shy.heard).toHaveLength(heard)
  })

  it('lists in pages', async () => {
    const { come, list } = setUp()
    for (let i = 0; i < limits.listingItems + 1; i += 1) come(`p${String(i).padStart(4, '0')}`)
    const first = await list('p0000')
    expect([first.present.length, first.more]).toEqual([limits.listingItems, true])
    const rest = await list('p0000', first.present.at(-1)?.accountId ?? null)
    expect([rest.present.length, rest.more]).toEqual([1, false])
  })

  it('sends frames that a client reads', () => {
    const { come, later } = setUp()
    const texts: string[] = []
    const { connection } = come('watcher')
    Object.assign(connection, {
      deliver: (frame: Buffer) => texts.push(frame.toString().slice(frame.toString().indexOf('{'))),
    })
    later()
    // Ids here are no ids, and a client says so: the shape alone is looked at.
    expect(decodeServerFrame(texts[0] ?? '')).toEqual({ kind: 'refused', code: 'frame-invalid' })
    expect(JSON.parse(texts[0] ?? '')).toEqual({
      push: 'presence',
      changes: [{ accountId: 'watcher', state: 'active' }],
    })
  })
})
