import type { Choices } from './choices.ts'

/** The root element, as far as its appearance goes. `public/appearance.js` does the same to it before the first paint. */
export type Root = { lang: string; readonly dataset: Record<string, string | undefined> }

/** Puts what was chosen onto the root, where the style sheets read it. What goes without saying leaves no mark. */
export function paint(root: Root, { theme, contrast, density, textSize }: Choices, systemWantsMore: boolean): void {
  const strong = contrast === 'more' || (contrast === 'system' && systemWantsMore)
  mark(root, 'theme', theme === 'system' ? null : theme)
  mark(root, 'contrast', strong ? 'more' : null)
  mark(root, 'density', density === 'comfortable' ? null : density)
  mark(root, 'textSize', textSize === 'usual' ? null : textSize)
}

function mark(root: Root, name: string, value: string | null): void {
  if (value === null) Reflect.deleteProperty(root.dataset, name)
  else root.dataset[name] = value
}
