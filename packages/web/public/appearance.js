// Runs before the first paint, so that nobody is dazzled by the other theme. The application takes over from here.
;(() => {
  const read = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null // Storage is forbidden here: the system's choice holds.
    }
  }
  const root = document.documentElement
  const theme = read('warifu.theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme
  const language = read('warifu.language') ?? (navigator.language.toLowerCase().startsWith('ja') ? 'ja' : 'en')
  root.lang = language === 'ja' ? 'ja' : 'en'
})()
