import { describe, expect, it } from 'vitest'
import { render } from '../testing/render.tsx'
import { NewPasswordField, PresentPasswordField } from './password-field.tsx'

const field = (value: string, fault: string | null = null) =>
  render(<NewPasswordField value={value} onWrite={() => {}} fault={fault} />)

describe('a password field', () => {
  it('lets password managers know which password is asked for', () => {
    expect(field('')).toContain('autoComplete="new-password"')
    expect(render(<PresentPasswordField value="" onWrite={() => {}} fault={null} />)).toContain(
      'autoComplete="current-password"',
    )
  })

  it('is hidden until somebody wants to look', () => {
    expect(field('x')).toContain('type="password"')
    expect(field('x')).toContain('aria-pressed="false"')
  })

  it('says how far it is from long enough', () => {
    expect(field('x'.repeat(14))).toContain('1 more character needed.')
    expect(field('x'.repeat(13))).toContain('2 more characters needed.')
    expect(field('x'.repeat(20))).toContain('A good length.')
  })

  it('ties its fault to the field', () => {
    const markup = field('x', 'too short')
    const id = /aria-describedby="([^"]+)"/.exec(markup)?.[1]?.split(' ').at(-1)
    expect(markup).toContain('aria-invalid="true"')
    expect(markup).toContain(`<p id="${id}"`)
  })
})
