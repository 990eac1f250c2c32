/**
 * The certificate for the local network. It is self-signed, so browsers warn. It is kept, so that they warn only once and a
 * person can compare its fingerprint.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';

export interface LanCertificate {
  /** PEM */
  key: string;
  /** PEM */
  cert: string;
  /** SHA-256, as browsers show it. */
  fingerprint: string;
}

const DAY_MS = 86_400_000;
/** Safari refuses certificates that are valid for more than 825 days. */
const VALID_DAYS = 800;
const RENEW_BEFORE_DAYS = 14;

/** The certificate in the folder, or a new one if there is none, it expires soon, or it lacks an address. */
export async function openLanCertificate(
  folder: string,
  addresses: readonly string[],
  now: Date,
): Promise<LanCertificate> {
  const kept = readKept(folder);
  if (kept && isGood(kept, addresses, now)) return kept;
  const made = await make(addresses, now);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(keyFile(folder), made.key, { mode: 0o600 });
  writeFileSync(certificateFile(folder), made.cert);
  return made;
}

const keyFile = (folder: string) => path.join(folder, 'key.pem');
const certificateFile = (folder: string) => path.join(folder, 'certificate.pem');

function readKept(folder: string): LanCertificate | null {
  try {
    const key = readFileSync(keyFile(folder), 'utf8');
    const cert = readFileSync(certificateFile(folder), 'utf8');
    return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
  } catch {
    return null;
  }
}

function isGood({ key, cert }: LanCertificate, addresses: readonly string[], now: Date): boolean {
  try {
    const certificate = new X509Certificate(cert);
    const daysLeft = (Date.parse(certificate.validTo) - now.getTime()) / DAY_MS;
    return (
      daysLeft > RENEW_BEFORE_DAYS &&
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      addresses.every((address) => certificate.checkIP(address) !== undefined)
    );
  } catch {
    return false;
  }
}

const DNS_NAME = 2;
const IP_ADDRESS = 7;

async function make(addresses: readonly string[], now: Date): Promise<LanCertificate> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'LNPay Wallet' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(now.getTime() - DAY_MS),
    notAfterDate: new Date(now.getTime() + VALID_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...addresses.map((ip) => ({ type: IP_ADDRESS, ip }) as const),
          { type: DNS_NAME, value: hostname() } as const,
        ],
      },
    ],
  });
  return { key, cert, fingerprint: new X509Certificate(cert).fingerprint256 };
}
