import { isMainThread } from 'node:worker_threads'
import type { Measured } from './measure.ts'

// Loaded into each server by `node --import`, so that all of them are measured the same way and none of them knows.
// Workers inherit the flag; the answer of the main thread already covers all threads of the process.
if (isMainThread && process.channel) {
  process.on('message', (question) => {
    if (question !== 'measure') return
    const answer: Measured = { cpu: process.cpuUsage(), residentBytes: process.memoryUsage.rss() }
    process.send?.(answer)
  })
  process.channel.unref()
}
