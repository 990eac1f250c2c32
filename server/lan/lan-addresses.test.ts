import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { lanAddresses } from './lan-addresses.ts';

const ipv4 = (address: string, internal = false): NetworkInterfaceInfo => ({
  address,
  internal,
  family: 'IPv4',
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: `${address}/24`,
});
const ipv6: NetworkInterfaceInfo = {
  address: 'fe80::1',
  internal: false,
  family: 'IPv6',
  netmask: 'ffff::',
  mac: '00:00:00:00:00:00',
  cidr: null,
  scopeid: 2,
};

test('the address of the home network, before others, without those no phone can reach', () => {
  expect(
    lanAddresses({
      lo: [ipv4('127.0.0.1', true)],
      docker0: [ipv4('172.17.0.1')],
      tun0: [ipv4('100.90.1.2')],
      wlan0: [ipv4('192.168.1.20'), ipv6],
      eth1: [ipv4('169.254.3.4')],
    }),
  ).toEqual(['192.168.1.20', '100.90.1.2']);
});

test('a machine without a network', () => {
  expect(lanAddresses({ lo: [ipv4('127.0.0.1', true)], eth0: undefined })).toEqual([]);
});
