import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Writes a whole file or none: beside it, to the disk, then in its place. Only the owner may read it unless `mode` says else.
 * One writer at a time, which the lock of the data folder ensures.
 */
export function writeAtomically(file: string, bytes: Uint8Array | string, mode = 0o600): void {
  const draft = `${file}.tmp`
  rmSync(draft, { force: true }) // What a killed run left; 'wx' keeps its mode and links from being taken over.
  const descriptor = openSync(draft, 'wx', mode)
  try {
    writeSync(descriptor, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(draft, file)
  syncFolder(dirname(file))
}

/** A rename lasts when its folder is on the disk. Windows has no such call and no such need. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
