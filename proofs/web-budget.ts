import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figures, Proof } from './proof.ts'
import { loadSizes } from './web-budget/sizes.ts'
import { measurePage } from './web-budget/page.ts'
import { prepareStage } from './web-budget/stage.ts'

/** What a screen may weigh. Sizes in kB of 1,000 bytes after gzip; heap in MB of 1,000,000 bytes. Times are shown, not judged. */
const bars = {
  jsKb: 260,
  cssKb: 20,
  fontsKb: 30,
  heapMb: 60,
  domNodes: 2_000,
  driftPx: 1,
  layoutShift: 0.02,
} as const

const MESSAGES = 10_000

export const proof: Proof = {
  name: 'web-budget',
  claim:
    'The chat stays light: little to load, and with 10,000 messages in one room a bounded heap and few nodes, nothing that jumps under the eye, and no shift while it loads',
  options: { messages: `messages in the room (${MESSAGES.toLocaleString('en')})` },
  run: async (_mode, report, options) => {
    const messages = options.get('messages') ?? MESSAGES
    const folder = await mkdtemp(join(tmpdir(), 'warifu-web-budget-'))
    const stage = await prepareStage(folder, messages, report)
    try {
      const page = await measurePage(stage, report)
      const sizes = loadSizes(page.requested)
      const figures: Figures = { ...sizes, ...page.figures, messages }
      const beyond = Object.entries(bars).filter(([name, bar]) => !(Number(figures[name]) <= bar))
      for (const [name, bar] of beyond) report(`${name} is ${String(figures[name])}, and may be ${bar}`)
      return { holds: beyond.length === 0, figures }
    } finally {
      await stage.end()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
