// In a file of its own, which is loaded when it is needed: static imports of JSON are understood by everything that reads them.
export { default as english } from 'emojibase-data/en/compact.json' with { type: 'json' }
export { default as shortcodes } from 'emojibase-data/en/shortcodes/github.json' with { type: 'json' }
export { default as japanese } from 'emojibase-data/ja/compact.json' with { type: 'json' }
