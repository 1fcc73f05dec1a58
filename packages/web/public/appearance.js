// Runs before the first paint, so that nobody is dazzled by another appearance. The application takes over from here, and does the
// same (src/preferences/paint.ts).
;(() => {
  const read = (name) => {
    try {
      return localStorage.getItem(`warifu.${name}`)
    } catch {
      return null // Storage is forbidden here: the system's choice holds.
    }
  }
  const root = document.documentElement
  const mark = (name, values) => {
    const value = read(name)
    if (values.includes(value)) root.dataset[name] = value
  }
  mark('theme', ['light', 'dark'])
  mark('density', ['compact'])
  mark('textSize', ['large', 'larger'])
  const contrast = read('contrast')
  const strong = contrast === 'more' || (contrast !== 'usual' && matchMedia('(prefers-contrast: more)').matches)
  if (strong) root.dataset.contrast = 'more'
  const language = read('language') ?? (navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en')
  root.lang = language === 'ja' ? 'ja' : 'en'
})()
