import {
  isAsciiWord,
  isGap,
  type Code,
  type Construct,
  type Extension,
  type State,
  type Tokenize,
} from './micromark.ts'

/**
 * Addresses that stand in a text as they are: `https://…`, `http://…`, `www.…`. GFM's autolink literals end at a space only, and
 * Japanese has none: `https://example.jp/aをご覧ください。` is an address and a sentence. Here an address also ends at full-width
 * punctuation, and where Japanese, Chinese or Korean directly follows a Latin letter or a digit. Every character is looked at once.
 */
const address = (opening: string): Construct => {
  const tokenize: Tokenize = (effects, ok, nok) => {
    let at = 0
    let before: Code = null
    let parentheses = 0

    const open: State = (code) => {
      if (at < opening.length) {
        if (code === null || lower(code) !== opening.charCodeAt(at)) return secure(code)
        at += 1
        effects.consume(code)
        return open
      }
      return isGap(code) || !startsHost(code) ? nok(code) : inside(code)
    }
    const secure: State = (code) => {
      // `https` is `http` with one letter more.
      if (opening !== 'http://' || at !== 4 || code === null || lower(code) !== 0x73) return nok(code)
      effects.consume(code)
      return open
    }
    const inside: State = (code) => {
      if (ends(code, before) || (code === 0x29 && parentheses === 0)) return after(code)
      if (code === 0x7e && before === 0x7e) return after(code)
      if (code === 0x28) parentheses += 1
      if (code === 0x29) parentheses -= 1
      before = code
      effects.consume(code)
      return inside
    }
    const after: State = (code) => {
      effects.exit('autolinkProtocol')
      effects.exit('autolink')
      return ok(code)
    }

    return (code) => {
      effects.enter('autolink')
      effects.enter('autolinkProtocol')
      return open(code)
    }
  }
  return { name: 'address', tokenize, previous: (code) => !isAsciiWord(code) }
}

const lower = (code: number) => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code)

const startsHost = (code: Code) => isAsciiWord(code) || (code !== null && code > 0x7f)

/** What no address holds unescaped (RFC 3986, 2.2), what Markdown needs around it, and CJK and full-width punctuation. */
const ENDS = /[<>"`{}|\\^[\]*、。，．「」『』（）【】〈〉《》〔〕［］｛｝！？：；・…“”‘’]/

const ends = (code: Code, before: Code) =>
  isGap(code) || (code !== null && ENDS.test(String.fromCharCode(code))) || (isCjk(code) && isAsciiWord(before))

const isCjk = (code: Code) =>
  code !== null &&
  ((code >= 0x3040 && code <= 0x30ff) || (code >= 0x3400 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3))

const http = address('http://')
const www = address('www.')

export const addresses: Extension = { text: { 0x48: http, 0x68: http, 0x57: www, 0x77: www } }
