import { describe, expect, it } from 'vitest'
import type { DeviceProof } from '@warifu/protocol'
import { randomBytes, toBase64url } from '@warifu/crypto'
import { isRefusal } from '../refusal.ts'
import { createDevices } from './devices.ts'
import { createTestDevice } from './testing/device.ts'
import { createWorkbench, PUBLIC_URL, setUpOperator } from './testing/workbench.ts'

const zeros = (length: number) => toBase64url(new Uint8Array(length))

describe('proof of a device [DV2]', () => {
  it('is believed where it signs our nonce for our origin', async () => {
    const { identity, device, proofFor } = await createWorkbench()
    const proof = await proofFor(device)
    expect(await identity.devices.proveForSignIn(proof, PUBLIC_URL)).toEqual({
      signatureKey: proof.signatureKey,
      agreementKey: proof.agreementKey,
    })
  })

  it('works once, also of 100 at the same time', async () => {
    const { identity, device, proofFor } = await createWorkbench()
    const proof = await proofFor(device)
    const results = await Promise.all(
      Array.from({ length: 100 }, () => identity.devices.proveForSignIn(proof, PUBLIC_URL)),
    )
    expect(results.filter((result) => !isRefusal(result))).toHaveLength(1)
    expect(results.filter((result) => isRefusal(result) && result.refused === 'challenge-unusable')).toHaveLength(99)
  })

  it('control: where nonces are not used up, a proof can be played again', async () => {
    const { device } = await createWorkbench()
    const devices = createDevices({ use: () => Promise.resolve(true) })
    const proof = await device.signIn(toBase64url(randomBytes(32)), PUBLIC_URL)
    expect(isRefusal(await devices.proveForSignIn(proof, PUBLIC_URL))).toBe(false)
    expect(isRefusal(await devices.proveForSignIn(proof, PUBLIC_URL))).toBe(false)
  })

  it.each([
    [59_999, false],
    [60_000, true],
  ])('after %i ms is refused: %s', async (later, refused) => {
    const { identity, clock, device, proofFor } = await createWorkbench()
    const proof = await proofFor(device)
    clock.pass(later)
    expect(isRefusal(await identity.devices.proveForSignIn(proof, PUBLIC_URL))).toBe(refused)
  })

  it('made for another origin, another purpose or by another key is refused', async () => {
    const { identity, device, proofFor } = await createWorkbench()
    const { devices, challenges } = identity
    const wrong = { refused: 'device-proof-wrong' }
    expect(await devices.proveForSignIn(await proofFor(device, 'https://localhost:9000'), PUBLIC_URL)).toMatchObject(
      wrong,
    )

    const proof = await proofFor(device)
    const { signature } = await device.ticket(proof.nonce, PUBLIC_URL)
    expect(await devices.proveForSignIn({ ...proof, signature }, PUBLIC_URL)).toMatchObject(wrong)

    const other = await createTestDevice()
    const theirs = await other.signIn(await challenges.issue(), PUBLIC_URL)
    const { signatureKey } = await proofFor(device)
    expect(await devices.proveForSignIn({ ...theirs, signatureKey }, PUBLIC_URL)).toMatchObject(wrong)
  })

  it('binds the agreement key: nobody can exchange it on the way', async () => {
    const { identity, device, proofFor } = await createWorkbench()
    const { agreementKey } = await proofFor(await createTestDevice())
    const proof = await proofFor(device)
    expect(await identity.devices.proveForSignIn({ ...proof, agreementKey }, PUBLIC_URL)).toMatchObject({
      refused: 'device-proof-wrong',
    })
  })

  it.each([
    ['signature key of small order', { signatureKey: zeros(32) }],
    ['agreement key of small order', { agreementKey: zeros(32) }],
  ])('refuses a %s', async (_what, changed: Partial<DeviceProof>) => {
    const { identity, device, proofFor } = await createWorkbench()
    const proof = { ...(await proofFor(device)), ...changed }
    expect(await identity.devices.proveForSignIn(proof, PUBLIC_URL)).toMatchObject({ refused: 'device-key-unusable' })
  })

  it('for a ticket comes from the device of the session, and no other', async () => {
    const bench = await createWorkbench()
    const { identity, device } = bench
    const { cookie } = await setUpOperator(bench)
    const context = await identity.sessions.find(cookie, 'public')
    if (context === null) throw new Error('no session')
    const ask = async (asking: typeof device) =>
      identity.devices.proveForSession(
        context.device,
        'ticket',
        await asking.ticket(await identity.challenges.issue(), PUBLIC_URL),
        PUBLIC_URL,
      )
    expect(isRefusal(await ask(device))).toBe(false)
    expect(await ask(await createTestDevice())).toMatchObject({ refused: 'device-proof-wrong' })
  })
})
