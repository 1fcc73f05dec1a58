// The library behind this import resolves its parts through decorator metadata, which this package provides.
import 'reflect-metadata'
import { isIP } from 'node:net'
import { AsnConvert } from '@peculiar/asn1-schema'
import { GeneralName, GeneralSubtree, GeneralSubtrees, NameConstraints } from '@peculiar/asn1-x509'
import * as x509 from '@peculiar/x509'
import type { Bytes } from '@warifu/crypto'

/** Loaded only when a certificate must be made: a usual start does without it. */

/** A certificate in PEM and its private key in PKCS #8. */
export type Made = { readonly cert: string; readonly pkcs8: Bytes }

export type Period = { readonly from: Date; readonly until: Date }

const ECDSA_P256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const NAME_CONSTRAINTS = '2.5.29.30'

/**
 * A CA for this machine only: critical name constraints for exactly `permitted` (RFC 5280 section 4.2.1.10), path length 0,
 * server certificates only [TK4].
 */
export async function makeCa(params: {
  readonly commonName: string
  readonly unit: string
  readonly permitted: readonly string[]
  readonly period: Period
}): Promise<Made> {
  const keys = await crypto.subtle.generateKey(ECDSA_P256, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: [{ CN: [params.commonName] }, { OU: [params.unit] }],
    notBefore: params.period.from,
    notAfter: params.period.until,
    signingAlgorithm: ECDSA_P256,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      nameConstraints(params.permitted),
    ],
  })
  return { cert: certificate.toString('pem'), pkcs8: await exportKey(keys.privateKey) }
}

/** A server certificate for `names`, signed by the CA. It never outlives the CA. */
export async function makeServerCertificate(params: {
  readonly ca: Made
  readonly names: readonly string[]
  readonly period: Period
}): Promise<Made> {
  const ca = new x509.X509Certificate(params.ca.cert)
  const keys = await crypto.subtle.generateKey(ECDSA_P256, true, ['sign', 'verify'])
  const certificate = await x509.X509CertificateGenerator.create({
    subject: [{ CN: [params.names[0] ?? 'localhost'] }],
    issuer: ca.subjectName,
    notBefore: params.period.from,
    notAfter: new Date(Math.min(params.period.until.getTime(), ca.notAfter.getTime())),
    signingAlgorithm: ECDSA_P256,
    publicKey: keys.publicKey,
    signingKey: await crypto.subtle.importKey('pkcs8', params.ca.pkcs8, ECDSA_P256, false, ['sign']),
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        params.names.map((value): x509.JsonGeneralName => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(ca),
    ],
  })
  return { cert: certificate.toString('pem'), pkcs8: await exportKey(keys.privateKey) }
}

/** True where the CA's constraints allow all of `names`, each written out as it is. */
export function permits(caCert: string, names: readonly string[]): boolean {
  const extension = new x509.X509Certificate(caCert).getExtension(NAME_CONSTRAINTS)
  if (extension === null) return false
  const subtrees = AsnConvert.parse(extension.value, NameConstraints).permittedSubtrees ?? new GeneralSubtrees()
  const permitted = new Set([...subtrees].map(({ base }) => spelling(base)))
  return names.every((name) => permitted.has(spelling(generalName(name))))
}

function nameConstraints(permitted: readonly string[]): x509.Extension {
  const subtrees = permitted.map((name) => new GeneralSubtree({ base: generalName(name) }))
  const constraints = new NameConstraints({ permittedSubtrees: new GeneralSubtrees(subtrees) })
  return new x509.Extension(NAME_CONSTRAINTS, true, AsnConvert.serialize(constraints))
}

/** In a constraint an address stands with its mask; all ones means this address alone. */
function generalName(name: string): GeneralName {
  const family = isIP(name)
  if (family === 0) return new GeneralName({ dNSName: name })
  return new GeneralName({ iPAddress: `${name}/${family === 4 ? 32 : 128}` })
}

const spelling = ({ dNSName, iPAddress }: GeneralName): string | undefined => dNSName ?? iPAddress

const exportKey = async (key: CryptoKey): Promise<Bytes> => new Uint8Array(await crypto.subtle.exportKey('pkcs8', key))
