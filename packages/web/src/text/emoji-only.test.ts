import { expect, it } from 'vitest'
import { isFewEmoji } from './emoji-only.ts'

it.each(['👍', ' 👍🏽 ', '👩‍👩‍👧 🇯🇵 1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'])('shows %s large', (text) => {
  expect(isFewEmoji(text)).toBe(true)
})

it.each(['', ' ', '👍👍👍👍', '👍 ok', '1', '#', '©', `👍${' '.repeat(128)}`])('shows %j as it is', (text) => {
  expect(isFewEmoji(text)).toBe(false)
})
