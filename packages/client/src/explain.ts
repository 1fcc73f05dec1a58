import { codeName } from '@warifu/protocol'
import { explain, type Explanations } from '@warifu/protocol/explain'
import type { ErrorName } from './error-names.ts'
import { explainLocal } from './explain-local.ts'

export { codeName, explain }
export type { Explanation, Explanations, Language } from '@warifu/protocol/explain'

/** Any error of this package in words, by its `name`: what happened, is my data safe, what to do. English and Japanese. */
export const explainError = (name: ErrorName): Explanations => explanations[name]

const explanations: Readonly<Record<ErrorName, Explanations>> = { ...explain, ...explainLocal }
