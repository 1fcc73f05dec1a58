import { expect, it } from 'vitest'
import { reachOf } from './origins.ts'

it('names every exact way in, and no other', () => {
  expect(reachOf('https://chat.example.jp', ['localhost', '192.0.2.7', '::1', '*.example.jp'], 8443)).toEqual({
    origins: ['https://chat.example.jp', 'https://localhost:8443', 'https://192.0.2.7:8443', 'https://[::1]:8443'],
    hosts: ['chat.example.jp', 'localhost:8443', '192.0.2.7:8443', '[::1]:8443'],
  })
})

it('writes the usual port as browsers do', () => {
  expect(reachOf('https://chat.example.jp', ['localhost'], 443)).toEqual({
    origins: ['https://chat.example.jp', 'https://localhost'],
    hosts: ['chat.example.jp', 'localhost'],
  })
})
