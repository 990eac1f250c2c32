import { LndProblem } from './lnd-problem.ts';

const CERTIFICATE_SENTENCES: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'LND’s certificate is not the one in LND_TLS_CERT. Give LND_TLS_CERT the tls.cert that LND uses now.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'LND’s certificate is not the one in LND_TLS_CERT. Give LND_TLS_CERT the tls.cert that LND uses now.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'No known authority vouches for LND’s certificate. Give LND_TLS_CERT the tls.cert that LND uses.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    'No known authority vouches for LND’s certificate. Give LND_TLS_CERT the tls.cert that LND uses.',
  CERT_HAS_EXPIRED:
    'LND’s certificate has expired. Delete LND’s tls.cert and tls.key, restart LND, and give LND_TLS_CERT the new one.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'LND’s certificate is for another name than the one in LND_REST_URL. Give LND_TLS_CERT the tls.cert that LND uses.',
  ERR_OSSL_X509_KEY_VALUES_MISMATCH: 'LND_TLS_CERT holds no certificate that can be used.',
};

/** What an error of the connection means, in a sentence. */
export function connectionProblem(error: unknown, restUrl: string): LndProblem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const sentence =
    CERTIFICATE_SENTENCES[code] ??
    (code.startsWith('ERR_OSSL_') ? 'LND_TLS_CERT holds no certificate that can be used.' : null);
  if (sentence !== null) return new LndProblem('certificate', sentence);
  const why =
    code === 'ABORT_ERR' ? 'no answer' : error instanceof Error ? error.message : String(error);
  return new LndProblem('unreachable', `LND at ${restUrl} cannot be reached (${why}).`);
}
