// @ts-check

const TICK_MS = 1000

/**
 * Runs one phase of the preparation and says how long it takes: a counting line on a terminal, two plain lines elsewhere. Speaks on
 * standard error, so that what a program prints for machines stays alone on standard output.
 * @param {string} words
 * @param {() => Promise<boolean>} work whether it went well
 * @param {NodeJS.WriteStream} stream
 */
export async function phase(words, work, stream = process.stderr) {
  const began = performance.now()
  const seconds = () => `${Math.round((performance.now() - began) / 1000)} s`
  const show = () => stream.write(`\r  … ${words}  ${seconds()} `)
  if (!stream.isTTY) stream.write(`  … ${words}\n`)
  else show()
  const timer = stream.isTTY ? setInterval(show, TICK_MS) : undefined
  try {
    const well = await work()
    stream.write(`${stream.isTTY ? '\r\u001b[K' : ''}  ${well ? '✓' : '✗'} ${words}  ${seconds()}\n`)
    return well
  } finally {
    clearInterval(timer)
  }
}

/**
 * Collects what a child process prints, to show it only where it fails.
 * @param {import('node:child_process').ChildProcess} child with piped output
 * @returns {Promise<{ code: number, output: string }>}
 */
export function outcome(child) {
  /** @type {Buffer[]} */
  const chunks = []
  child.stdout?.on('data', (chunk) => chunks.push(chunk))
  child.stderr?.on('data', (chunk) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: String(error) }))
    child.once('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}
