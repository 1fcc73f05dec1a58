import { isAbsolute, relative, sep } from 'node:path'

/** True where `file` is `folder` or lies in it. Both absolute; links are not looked through. */
export function isInside(file: string, folder: string): boolean {
  const way = relative(folder, file)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}
