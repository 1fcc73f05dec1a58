/** Resolves when everything that follows from what happened, without time or other threads, has happened. */
export const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve)
  })

/** Waits for what other threads do (WebCrypto, files), as long as the test's own time-out lets it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await settled()
}
