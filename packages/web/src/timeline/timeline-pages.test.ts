import { WarifuError } from '@warifu/client'
import { describe, expect, it } from 'vitest'
import { createTimelineReader, outgoing, settled, talk } from '../testing/timeline-reader.ts'

describe('pages of a timeline', () => {
  it('are loaded upwards until there are none', async () => {
    const { model, ready, extent, asked } = createTimelineReader({ stored: talk(1, 120) })
    await settled()
    expect(extent()).toEqual({ first: 71, last: 120, count: 50 })
    expect(ready().older).toEqual({ state: 'more' })
    model.loadOlder()
    expect(ready().older).toEqual({ state: 'loading' })
    await settled()
    expect(extent()).toEqual({ first: 1, last: 120, count: 120 })
    expect(ready().older).toEqual({ state: 'none' })
    model.loadOlder()
    expect(asked).toEqual(['history newest', 'history before 71'])
  })

  it.each([
    [49, 'none'],
    [50, 'none'],
    [51, 'more'],
  ] as const)('say of a room of %i messages that above the first page there is %s', async (count, state) => {
    const { ready } = createTimelineReader({ stored: talk(1, count) })
    await settled()
    expect(ready().older).toEqual({ state })
  })

  it('are asked for once at a time', async () => {
    const { model, asked } = createTimelineReader({ stored: talk(1, 300) })
    await settled()
    model.loadOlder()
    model.loadOlder()
    await settled()
    expect(asked).toEqual(['history newest', 'history before 251'])
  })

  it('say at their place why they did not come, and are asked for again there', async () => {
    const { model, ready, fail, extent } = createTimelineReader({ stored: talk(1, 300) })
    await settled()
    fail('history', new WarifuError('timed-out'))
    model.loadOlder()
    await settled()
    expect(ready().older).toEqual({ state: 'failed', error: 'timed-out' })
    expect(extent().count).toBe(50)
    fail('history', null)
    model.loadOlder()
    expect(ready().older).toEqual({ state: 'loading' })
    await settled()
    expect(ready().older).toEqual({ state: 'more' })
    expect(extent()).toEqual({ first: 151, last: 300, count: 150 })
  })

  it('leave no gap to what comes while they are on their way', async () => {
    const { model, extent, hold, hear } = createTimelineReader({ stored: talk(1, 120) })
    await settled()
    const release = hold()
    model.loadOlder()
    await hear('text 121', 'text 122')
    release()
    await settled()
    expect(extent()).toEqual({ first: 1, last: 122, count: 122 })
  })

  it('are loaded downwards from the past, until they reach the present', async () => {
    const { model, ready, extent } = createTimelineReader({ stored: talk(1, 300) })
    await settled()
    model.goTo({ to: 'message', sequence: 100 })
    await settled()
    expect(extent()).toEqual({ first: 75, last: 149, count: 75 })
    expect(ready()).toMatchObject({ reach: 'past', older: { state: 'more' }, newer: { state: 'more' } })
    model.loadNewer()
    expect(ready().newer).toEqual({ state: 'loading' })
    await settled()
    expect(extent()).toEqual({ first: 75, last: 249, count: 175 })
    model.loadNewer()
    await settled()
    expect(extent()).toEqual({ first: 75, last: 300, count: 226 })
    expect(ready()).toMatchObject({ reach: 'present', newer: { state: 'none' } })
  })

  it('say below the past why they did not come, and are asked for again there', async () => {
    const { model, ready, fail } = createTimelineReader({ stored: talk(1, 300) })
    await settled()
    model.goTo({ to: 'message', sequence: 100 })
    await settled()
    fail('history', new WarifuError('connection-lost'))
    model.loadNewer()
    await settled()
    expect(ready().newer).toEqual({ state: 'failed', error: 'connection-lost' })
    expect(ready().older).toEqual({ state: 'more' })
    fail('history', null)
    model.loadNewer()
    await settled()
    expect(ready().newer).toEqual({ state: 'more' })
  })

  it('of the past do not show what comes now, and reach it when they are read to the end', async () => {
    const { model, ready, extent, hear } = createTimelineReader({ stored: talk(1, 160) })
    await settled()
    model.goTo({ to: 'message', sequence: 30 })
    await settled()
    await hear('text 161')
    expect(extent().last).toBe(79)
    model.loadNewer()
    await settled()
    expect(ready()).toMatchObject({ reach: 'present' })
    expect(extent()).toEqual({ first: 5, last: 161, count: 157 })
    await hear('text 162')
    expect(extent().last).toBe(162)
  })

  it('of the past hide what is on its way: its place is below the present', async () => {
    const { model, lines, write } = createTimelineReader({ stored: talk(1, 160) })
    await settled()
    write(outgoing('mine', { state: 'sending' }))
    expect(lines().at(-1)).toBe('mine')
    model.goTo({ to: 'message', sequence: 30 })
    await settled()
    expect(lines()).not.toContain('mine')
    model.goTo({ to: 'present' })
    await settled()
    expect(lines().at(-1)).toBe('mine')
  })
})
