import type { CDPSession, Page } from '@playwright/test'
import { Acts } from '../../tests/journeys/acts.ts'
import { Person } from '../../tests/journeys/world.ts'
import type { Figures, Report } from '../proof.ts'
import { keyToGlyph, p95, roomSwitch } from './feel.ts'
import { shiftSoFar, watchShifts } from './layout-shift.ts'
import { jumpTo, loadAll, watchEye } from './scrolling.ts'
import type { Stage } from './stage.ts'

export type Measured = {
  /** Paths that the browser asked the server for until the room could be read. */
  readonly requested: ReadonlySet<string>
  readonly figures: Figures
}

const KEYS = 60
const SWITCHES = 20
const APPENDED = 20

/** Opens the long room in a real browser, loads all of it, and measures what people would feel. */
export async function measurePage(stage: Stage, report: Report): Promise<Measured> {
  // Encryption is not what is measured: the certificate need not be known to the machine.
  const person = await Person.arrive(stage.folder, { ignoreHTTPSErrors: true })
  try {
    const acts = new Acts(person, 'en')
    await acts.acceptInvitation(stage.invitation, 'Somebody who reads')
    for (const { name } of [stage.long, stage.short]) await acts.joinPublicRoom(name)
    await person.page.close()

    const page = await person.context.newPage()
    const session = await person.context.newCDPSession(page)
    await session.send('Network.setCacheDisabled', { cacheDisabled: true })
    await watchShifts(page)
    const asked = new Set<string>()
    page.on('request', (request) => asked.add(new URL(request.url()).pathname))
    const log = page.getByRole('log')
    await page.goto(`${stage.origin}/rooms/${stage.long.roomId}`)
    await log.getByText(`(${stage.messages})`).waitFor()
    const requested = new Set(asked)
    await page.waitForLoadState('networkidle')
    const layoutShift = await shiftSoFar(page)
    report('the room can be read')

    // So near to the top of what is loaded that what lies before it is fetched.
    const prependedPx = await watchEye(log, 200, () => Promise.resolve())
    await loadAll(page)
    report('all of it is loaded')
    const middle = await log.evaluate((element) => element.scrollHeight / 2)
    await jumpTo(log, middle)
    const there = await log.evaluate((element) => element.scrollTop)
    const appendedPx = await watchEye(log, there, () => stage.write(APPENDED))

    const { heapMb, domNodes } = await weigh(page, session)
    const keyToGlyphMs = p95(await keyToGlyph(page, KEYS))
    const roomSwitchMs = p95(await roomSwitch(page, [stage.short, stage.long], SWITCHES))
    const driftPx = Math.max(prependedPx, appendedPx)
    return {
      requested,
      figures: { heapMb, domNodes, driftPx, prependedPx, appendedPx, layoutShift, keyToGlyphMs, roomSwitchMs },
    }
  } finally {
    await person.context.close()
  }
}

/** What the page holds after a garbage collection, and every node of its document. */
async function weigh(page: Page, session: CDPSession): Promise<{ heapMb: number; domNodes: number }> {
  await session.send('HeapProfiler.enable')
  for (let time = 0; time < 3; time += 1) await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  const domNodes = await page.evaluate(() => {
    const walker = document.createTreeWalker(document)
    let nodes = 1
    while (walker.nextNode() !== null) nodes += 1
    return nodes
  })
  return { heapMb: Math.round(usedSize / 100_000) / 10, domNodes }
}
