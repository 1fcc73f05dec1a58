import { fileStorage } from './file.ts'
import { memoryStorage } from './memory.ts'
import type { OpenStorage } from './storage.ts'

/** A file where one is named, else memory. */
export const openStorage: OpenStorage = ({ deviceFile }) =>
  deviceFile === undefined ? memoryStorage() : fileStorage(deviceFile)
