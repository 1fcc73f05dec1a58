import { rmSync } from 'node:fs'
import { afterAll } from 'vitest'
import { storeContract } from '../contract.ts'
import { openSqliteStore } from './open.ts'
import { newFolder } from './testing/files.ts'
import { join } from 'node:path'

const folder = newFolder()
afterAll(() => rmSync(folder, { recursive: true }))

let number = 0
storeContract('SQLite', () =>
  openSqliteStore({
    file: join(folder, `${(number += 1)}.db`),
    onFatal: (error) => {
      throw error
    },
  }),
)
