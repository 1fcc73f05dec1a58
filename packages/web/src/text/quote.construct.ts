import type { Code, Construct, Extension, Tokenize } from './micromark.ts'

const SPACES = new Set<Code>([-2, -1, 0x20])

/**
 * A quote begins with `>` and a space, or with `>` alone on its line. CommonMark (5.1) does without the space, and would take the
 * first eye of `>_<` away.
 */
const begin: Tokenize = function (effects, ok, nok) {
  const { containerState } = this
  return (code) => {
    if (code !== 0x3e || containerState === undefined) return nok(code)
    return effects.check(
      mark,
      (same) => {
        if (containerState.open !== true) {
          effects.enter('blockQuote', { _container: true })
          containerState.open = true
        }
        effects.enter('blockQuotePrefix')
        effects.enter('blockQuoteMarker')
        effects.consume(same)
        effects.exit('blockQuoteMarker')
        return (next: Code) => {
          if (SPACES.has(next)) {
            effects.enter('blockQuotePrefixWhitespace')
            effects.consume(next)
            effects.exit('blockQuotePrefixWhitespace')
            effects.exit('blockQuotePrefix')
            return ok
          }
          effects.exit('blockQuotePrefix')
          return ok(next)
        }
      },
      nok,
    )(code)
  }
}

const mark: Construct = {
  partial: true,
  tokenize: (effects, ok, nok) => (code) => {
    effects.enter('blockQuoteMarker')
    effects.consume(code)
    effects.exit('blockQuoteMarker')
    return (next) => (next === null || next === 0x20 || next < 0 ? ok(next) : nok(next))
  },
}

const quote: Construct = {
  name: 'spacedQuote',
  tokenize: begin,
  continuation: {
    tokenize(effects, ok, nok) {
      return effects.attempt(quote, ok, nok)
    },
  },
  exit(effects) {
    effects.exit('blockQuote')
  },
}

export const quotes: Extension = { document: { 0x3e: quote }, disable: { null: ['blockQuote'] } }
