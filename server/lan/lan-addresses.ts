import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Networks for containers and virtual machines on this machine: no phone can reach them. */
const VIRTUAL = /^(?:docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|flannel|lxc)/i;

/** The IPv4 addresses at which the local network reaches this machine, those of private ranges first. */
export function lanAddresses(interfaces: Interfaces): string[] {
  const addresses = Object.entries(interfaces)
    .filter(([name]) => !VIRTUAL.test(name))
    .flatMap(([, infos]) => infos ?? [])
    .filter(
      ({ family, internal, address }) => family === 'IPv4' && !internal && !isLinkLocal(address),
    )
    .map(({ address }) => address);
  return [...addresses.filter(isPrivate), ...addresses.filter((address) => !isPrivate(address))];
}

/** RFC 3927: what a machine chooses when it is given no address. */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.');
}

/** RFC 1918: home and company networks. */
function isPrivate(address: string): boolean {
  return /^(?:192\.168\.|10\.|172\.(?:1[6-9]|2\d|3[01])\.)/.test(address);
}
