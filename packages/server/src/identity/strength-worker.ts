import { parentPort, workerData } from 'node:worker_threads'
import * as z from 'zod'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as en from '@zxcvbn-ts/language-en'
import * as ja from '@zxcvbn-ts/language-ja'

/** Runs on a thread of its own (see strength.ts): judges one password and ends. */
const { password, context } = z.object({ password: z.string(), context: z.array(z.string()) }).parse(workerData)

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common.dictionary, ...en.dictionary, ...ja.dictionary },
  graphs: common.adjacencyGraphs,
  // The time it takes grows with the square of the length; what comes after a hundred characters makes no password worse.
  maxLength: 100,
})

parentPort?.postMessage(zxcvbn.check(password, [...context]).score)
