import { DeviceId, MessageId, RoomId } from '@warifu/protocol'
import { describe, expect, it } from 'vitest'
import { check, type Finding, type Stored, type Told } from './check.ts'

const id = (letter: string) => `${letter.repeat(21)}A`
const room = RoomId.parse(id('r'))
const otherRoom = RoomId.parse(id('o'))
const deviceId = DeviceId.parse(id('d'))
const otherDevice = DeviceId.parse(id('e'))

const stored = (sequence: number, letter: string): Stored => ({
  sequence,
  deviceId,
  messageId: MessageId.parse(id(letter)),
  envelopeHash: `hash of ${letter}`,
})
const told = (sequence: number, letter: string): Told => ({ ...stored(sequence, letter), roomId: room })

const [a, b, c] = [stored(1, 'a'), stored(2, 'b'), stored(3, 'c')]
const all = [told(1, 'a'), told(2, 'b'), told(3, 'c')]
const kinds = (findings: readonly Finding[]) => findings.map(({ kind }) => kind)
const checkOne = (history: readonly Stored[], said: readonly Told[] = all) =>
  check(all, said, new Map([[room, history]]))

describe('the checker of nothing-lost', () => {
  it('finds nothing where all that was told is there, once, in its place', () => {
    expect(checkOne([a, b, c])).toEqual([])
  })

  it('lets a message be there that was sent and not yet acknowledged', () => {
    expect(checkOne([a, b, c], all.slice(0, 2))).toEqual([])
  })

  it('finds a lost last message', () => {
    expect(checkOne([a, b])).toEqual([{ kind: 'lost', roomId: room, sequence: 3, messageId: c.messageId }])
  })

  it('finds a lost message in the middle, whose place is a gap', () => {
    expect(kinds(checkOne([a, c]))).toEqual(['gap', 'lost'])
  })

  it('finds a lost message whose sequence was given to another', () => {
    expect(kinds(checkOne([a, stored(2, 'c')]))).toEqual(['lost', 'misplaced'])
  })

  it('finds that a whole room is gone', () => {
    expect(kinds(check(all, all, new Map()))).toEqual(['lost', 'lost', 'lost'])
  })

  it('finds a message that was stored twice', () => {
    expect(checkOne([a, b, c, stored(4, 'a')])).toEqual([
      { kind: 'doubled', roomId: room, sequence: 4, messageId: a.messageId },
    ])
  })

  it('finds a message that changed its place', () => {
    expect(kinds(checkOne([a, stored(2, 'c'), stored(3, 'b')]))).toEqual(['misplaced', 'misplaced'])
  })

  it('finds a page that came in the wrong order', () => {
    expect(kinds(checkOne([b, a, c]))).toEqual(['gap', 'gap'])
  })

  it('finds a message that was told in two places', () => {
    expect(kinds(checkOne([a, b, c], [...all, told(2, 'a')]))).toEqual(['misplaced'])
  })

  it('finds an envelope that changed', () => {
    expect(kinds(checkOne([a, { ...b, envelopeHash: 'another' }, c]))).toEqual(['changed'])
  })

  it('finds a message that nobody sent', () => {
    expect(kinds(checkOne([a, b, c, stored(4, 'x')]))).toEqual(['invented'])
  })

  it('does not take the same messageId from another device or in another room for the same message [SQ8]', () => {
    const twin = { ...told(4, 'a'), deviceId: otherDevice }
    const cousin = { ...told(1, 'a'), roomId: otherRoom }
    const said = [...all, twin, cousin]
    expect(
      check(
        said,
        said,
        new Map([
          [room, [a, b, c, twin]],
          [otherRoom, [a]],
        ]),
      ),
    ).toEqual([])
    expect(
      kinds(
        check(
          said,
          said,
          new Map([
            [room, [a, b, c, twin]],
            [otherRoom, []],
          ]),
        ),
      ),
    ).toEqual(['lost'])
  })
})
