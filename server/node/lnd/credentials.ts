/** Where LND is and how to call it, from the settings: what may be in a file is read anew when asked for. */
import { readFileSync } from 'node:fs';
import { LndProblem } from './lnd-problem.ts';

export interface LndSettings {
  /** https://127.0.0.1:8080, without a path. */
  restUrl: string;
  /** A file, or the PEM text itself. Null: the system's certificate authorities vouch for LND. */
  tlsCert: string | null;
  /** A file, or the macaroon in hex. */
  macaroon: string;
}

export interface Credentials {
  /** PEM. */
  certificate: string | null;
  macaroonHex: string;
}

/** @throws LndProblem */
export function readCredentials({ tlsCert, macaroon }: LndSettings): Credentials {
  return {
    certificate: tlsCert === null ? null : readCertificate(tlsCert),
    macaroonHex: isHex(macaroon) ? macaroon : readMacaroon(macaroon),
  };
}

function readCertificate(setting: string): string {
  const pem = setting.includes('-----BEGIN')
    ? setting
    : readFile('certificate', setting).toString();
  if (!pem.includes('-----BEGIN CERTIFICATE-----')) {
    throw new LndProblem(
      'certificate',
      'LND_TLS_CERT holds no certificate: it has to be LND’s tls.cert, or its text.',
    );
  }
  return pem;
}

/** As LND writes it, or as hex, as `lncli bakemacaroon` prints it. */
function readMacaroon(file: string): string {
  const content = readFile('macaroon', file);
  const text = content.toString('latin1').trim();
  return isHex(text) ? text : content.toString('hex');
}

function readFile(kind: 'certificate' | 'macaroon', file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'no such name';
    // What was meant as a macaroon in hex, with one character wrong, must not be printed.
    const words =
      kind === 'certificate'
        ? `LND_TLS_CERT names the file ${file}, which cannot be read (${why}).`
        : `LND_MACAROON is no macaroon in hex, and no file that can be read (${why}).`;
    throw new LndProblem(kind, words);
  }
}

function isHex(text: string): boolean {
  return text.length > 0 && text.length % 2 === 0 && /^[0-9a-f]+$/i.test(text);
}
