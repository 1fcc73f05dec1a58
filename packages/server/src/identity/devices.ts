import type { DeviceProof, RouteBody } from '@warifu/protocol'
import {
  fromBase64url,
  isSoundAgreementKey,
  isSoundSignatureKey,
  proofBytes,
  verify,
  type ProofContext,
} from '@warifu/crypto'
import { refuse, type Refusal } from '../refusal.ts'
import type { DeviceRow } from '../store/store.ts'
import type { Challenges } from './challenge.ts'

declare const proven: unique symbol

/** Public keys whose private halves the sender has just shown to hold. Only this file makes one. */
export type ProvenDevice = Pick<DeviceRow, 'signatureKey' | 'agreementKey'> & { readonly [proven]: true }

export type ProofRefusal = Refusal<'challenge-unusable' | 'device-key-unusable' | 'device-proof-wrong'>

/** Proof of possession [DV2]. A nonce is used up by the first proof that names it, right or wrong. */
export type Devices = {
  /** For a device that introduces itself: signing in, setting up, joining. */
  readonly proveForSignIn: (proof: DeviceProof, origin: string) => Promise<ProvenDevice | ProofRefusal>
  /** For the device of a session: the keys are the registered ones, so a stolen cookie alone gets no ticket and invites nobody. */
  readonly proveForSession: (
    device: DeviceRow,
    purpose: 'ticket' | 'invitation',
    proof: RouteBody<'ticket'>,
    origin: string,
  ) => Promise<ProvenDevice | ProofRefusal>
}

/** @param challenges where the nonces came from */
export function createDevices(challenges: Pick<Challenges, 'use'>): Devices {
  const prove = async (proof: DeviceProof, purpose: ProofContext['purpose'], origin: string) => {
    const { nonce, signatureKey, agreementKey, signature } = proof
    if (!(await challenges.use(nonce))) return refuse('challenge-unusable')
    const signing = fromBase64url(signatureKey)
    const agreeing = fromBase64url(agreementKey)
    if (!isSoundSignatureKey(signing) || !isSoundAgreementKey(agreeing)) return refuse('device-key-unusable')
    const signed = proofBytes({
      purpose,
      origin,
      nonce: fromBase64url(nonce),
      signatureKey: signing,
      agreementKey: agreeing,
    })
    if (!(await verify(signing, signed, fromBase64url(signature)))) return refuse('device-proof-wrong')
    // The one place where the proof has just been seen.
    return { signatureKey, agreementKey } as ProvenDevice
  }

  return {
    proveForSignIn: (proof, origin) => prove(proof, 'sign-in', origin),
    proveForSession: ({ signatureKey, agreementKey }, purpose, { nonce, signature }, origin) =>
      prove({ signatureKey, agreementKey, nonce, signature }, purpose, origin),
  }
}
