import { hostname, networkInterfaces, type NetworkInterfaceInfo } from 'node:os'
import { isIP } from 'node:net'
import { isLoopback } from '../config/plaintext.ts'
import * as kinds from '../config/kinds.ts'
import type { Config } from '../config/schema.ts'

/** What this machine calls itself. Passed in, so that a test can move it to another network. */
export type Machine = {
  readonly hostname: string
  readonly interfaces: Readonly<
    Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined>
  >
}

export const thisMachine = (): Machine => ({ hostname: hostname(), interfaces: networkInterfaces() })

const ALWAYS = ['localhost', '127.0.0.1', '::1']

/** Networks between containers and virtual machines: they come and go, and nobody opens the chat there. */
const VIRTUAL = /^(docker|br-|veth|virbr|cni|podman|lxc|vmnet|vboxnet)/

/** The names and addresses that the certificate must be valid for, each once. */
export function certificateNames(config: Pick<Config, 'host' | 'publicUrl'>, machine: Machine): readonly string[] {
  const wanted = [...ALWAYS, ownName(machine), ...listeningNames(config.host, machine), ...publicHost(config.publicUrl)]
  return [...new Set(wanted.flatMap(plainName))]
}

/** All that the local CA may ever speak for: the certificate's names and this machine's other addresses. */
export function permittedNames(config: Pick<Config, 'host' | 'publicUrl'>, machine: Machine): readonly string[] {
  return [...new Set([...certificateNames(config, machine), ...lanAddresses(machine)])]
}

/** A name of one label goes by multicast DNS (RFC 6762 section 3). */
const ownName = ({ hostname: name }: Machine): string => (name.includes('.') ? name : `${name}.local`)

function listeningNames(host: string, machine: Machine): readonly string[] {
  if (isLoopback(host)) return [host]
  if (host === '0.0.0.0' || host === '::') return lanAddresses(machine)
  return [host]
}

/** IPv4 only: IPv6 addresses of a machine change by the day (RFC 8981), and nobody types them. */
function lanAddresses(machine: Machine): readonly string[] {
  return Object.entries(machine.interfaces).flatMap(([name, addresses = []]) =>
    VIRTUAL.test(name)
      ? []
      : addresses
          .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
          .map(({ address }) => address),
  )
}

const publicHost = (publicUrl: string | undefined): readonly string[] =>
  publicUrl === undefined ? [] : [new URL(publicUrl).hostname.replace(/^\[(.*)\]$/, '$1')]

/**
 * One spelling per name; leaves out what no certificate can carry, such as a host name with an underscore, and what the local CA
 * must not: a constraint covers all names below it (RFC 5280 section 4.2.1.10), and one label may be a whole top-level domain.
 */
function plainName(name: string): readonly string[] {
  const read = kinds.host.read(name)
  if (read === null || (read.value !== 'localhost' && isIP(read.value) === 0 && !read.value.includes('.'))) return []
  return [isIP(read.value) === 6 ? new URL(`https://[${read.value}]`).hostname.slice(1, -1) : read.value]
}
