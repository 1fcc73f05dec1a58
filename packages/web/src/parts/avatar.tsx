import { initial } from '../names.ts'
import css from './avatar.module.css'

/** The first letter of a name, beside the name itself. */
export function Avatar({ name }: { readonly name: string }) {
  return (
    <span className={css['avatar']} aria-hidden="true">
      {initial(name)}
    </span>
  )
}
