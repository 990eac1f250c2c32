import { useMutation } from '@tanstack/react-query';
import { useState, type ClipboardEvent, type FormEvent } from 'react';
import { canKeepKeys } from '#src/wallet/connection/can-keep-keys.ts';
import { checkKeys } from '#src/wallet/host/check-keys.ts';
import { hostProblems, keyForm as words } from '#messages/key-form.ts';
import { Button } from '#src/ui/button.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { connectFailure } from './connect-failure.ts';
import { ConnectNotice } from './connect-notice.tsx';
import { readHost } from './host-address.ts';
import { KeepOnDevice } from './keep-on-device.tsx';
import { publicKeyWords, walletKeyWords } from './key-words.ts';
import { useAcceptWallet } from './use-accept-wallet.ts';
import { findKeys, publicKeyProblem, walletKeyProblem } from './wallet-keys.ts';

interface KeyFormProps {
  /** The origin of this page, when it is an LNPay host. */
  defaultHost: string;
  /** Whether connecting is the page's main action. */
  spark: boolean;
}

export function KeyForm({ defaultHost, spark }: KeyFormProps) {
  const accept = useAcceptWallet();
  /** Null until the person changes it: the default may become known later. */
  const [typedHost, setTypedHost] = useState<string | null>(null);
  const [publicKey, setPublicKey] = useState('');
  const [walletKey, setWalletKey] = useState('');
  const [showKey, setShowKey] = useState(false);
  const [keep, setKeep] = useState(false);
  const [found, setFound] = useState<string | null>(null);
  /** Empty fields are errors only after the first submit. */
  const [submitted, setSubmitted] = useState(false);

  const hostText = typedHost ?? defaultHost;
  const host = readHost(hostText);
  const publicProblem = publicKeyProblem(publicKey);
  const walletProblem = walletKeyProblem(walletKey);

  const connecting = useMutation({
    mutationFn: async (checkedHost: string) => {
      const connection = await checkKeys({
        host: checkedHost,
        publicKey: publicKey.trim(),
        walletKey: walletKey.trim(),
      });
      await accept(connection, keep);
    },
    networkMode: 'always',
  });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    setSubmitted(true);
    if (host.ok && !publicProblem && !walletProblem) connecting.mutate(host.value);
  };

  const onPaste = (event: ClipboardEvent) => {
    const keys = findKeys(event.clipboardData.getData('text'));
    if (!keys) return;
    event.preventDefault();
    if (keys.publicKey !== null) setPublicKey(keys.publicKey);
    if (keys.walletKey !== null) setWalletKey(keys.walletKey);
    setFound(keys.secretLeftOut ? words.secretLeftOut : words.foundKeys);
  };

  const shown = <T extends { kind: string }>(problem: T | null) =>
    problem && (submitted || problem.kind !== 'empty') ? problem : null;
  const hostError =
    !host.ok && (submitted || (host.error !== 'empty' && hostText.length > 8))
      ? hostProblems[host.error]
      : null;

  return (
    <form onSubmit={onSubmit} onPaste={onPaste} noValidate className="space-y-2">
      <TextField
        label={words.host}
        error={hostError}
        type="url"
        inputMode="url"
        placeholder={words.hostPlaceholder}
        value={hostText}
        onChange={(event) => setTypedHost(event.target.value)}
      />
      <TextField
        label={words.publicKey}
        error={publicKeyWords(shown(publicProblem))}
        placeholder={words.publicKeyPlaceholder}
        className="font-mono"
        value={publicKey}
        onChange={(event) => setPublicKey(event.target.value)}
      />
      <TextField
        label={words.walletKey}
        error={walletKeyWords(shown(walletProblem))}
        type={showKey ? 'text' : 'password'}
        placeholder={words.walletKeyPlaceholder}
        className="font-mono"
        value={walletKey}
        onChange={(event) => setWalletKey(event.target.value)}
        action={
          <Button
            kind="quiet"
            className="text-small"
            aria-pressed={showKey}
            onClick={() => setShowKey(!showKey)}
          >
            {showKey ? words.hide : words.show}
            <span className="sr-only"> {words.walletKey}</span>
          </Button>
        }
      />
      <p aria-live="polite" className="text-small text-ink-2">
        {found ?? words.pasteHint}
      </p>
      <KeepOnDevice keep={keep} possible={canKeepKeys()} onChange={setKeep} />
      <div className="pt-2">
        {connecting.isError && <ConnectNotice failure={connectFailure(connecting.error)} />}
        <Button kind={spark ? 'spark' : 'plain'} type="submit" disabled={connecting.isPending}>
          {connecting.isPending ? words.checking : words.submit}
        </Button>
      </div>
    </form>
  );
}
