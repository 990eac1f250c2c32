import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks inside this machine, for containers and virtual machines: no phone is on them. */
const INSIDE = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|flannel|lxc)/i;

/** The IPv4 addresses by which other devices on the local network reach this machine, home networks' first. */
export function lanAddresses(interfaces: Interfaces): string[] {
  const addresses = Object.entries(interfaces)
    .filter(([name]) => !INSIDE.test(name))
    .flatMap(([, infos]) => infos ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !isSelfGiven(address),
    )
    .map(({ address }) => address);
  return [...addresses.filter(isHome), ...addresses.filter((address) => !isHome(address))];
}

/** What a machine gives itself when nobody gives it an address. */
function isSelfGiven(address: string): boolean {
  return address.startsWith('169.254.');
}

function isHome(address: string): boolean {
  return /^(?:192\.168\.|10\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
}
