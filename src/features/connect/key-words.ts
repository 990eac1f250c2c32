import { keyProblems } from '#messages/key-form.ts';
import type { KeyProblem } from './wallet-keys.ts';

export function publicKeyWords(problem: KeyProblem | null): string | null {
  return words(problem, keyProblems.publicEmpty, keyProblems.walletInPublic, 'pak_');
}

export function walletKeyWords(problem: KeyProblem | null): string | null {
  return words(problem, keyProblems.walletEmpty, keyProblems.publicInWallet, 'waka_');
}

function words(
  problem: KeyProblem | null,
  empty: string,
  otherField: string,
  prefix: string,
): string | null {
  switch (problem?.kind) {
    case undefined:
      return null;
    case 'empty':
      return empty;
    case 'other-field':
      return otherField;
    case 'secret':
      return keyProblems.secret;
    case 'read-only':
      return keyProblems.readOnly;
    case 'receive-only':
      return keyProblems.receiveOnly(problem.prefix);
    case 'unknown':
      return keyProblems.unknown(prefix);
  }
}
