import { useMutation } from '@tanstack/react-query';
import { useState, type ClipboardEvent, type FormEvent } from 'react';
import { canKeepKeys } from '#src/wallet/connection/can-keep-keys.ts';
import { checkKeys } from '#src/wallet/host/check-keys.ts';
import { connect } from '#messages/connect.ts';
import { hostProblems } from '#messages/key-form.ts';
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
  /** The host this page comes from, when it is one. */
  defaultHost: string;
  /** Whether connecting is the one thing to do on this page. */
  spark: boolean;
}

export function KeyForm({ defaultHost, spark }: KeyFormProps) {
  const accept = useAcceptWallet();
  /** Null until the person changes it: the default may become known a moment later. */
  const [typedHost, setTypedHost] = useState<string | null>(null);
  const [publicKey, setPublicKey] = useState('');
  const [walletKey, setWalletKey] = useState('');
  const [showKey, setShowKey] = useState(false);
  const [keep, setKeep] = useState(false);
  const [found, setFound] = useState<string | null>(null);
  /** What is empty is only wrong once the person wants to go on. */
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
    setFound(keys.secretLeftOut ? connect.secretLeftOut : connect.foundKeys);
  };

  const said = <T extends { kind: string }>(problem: T | null) =>
    problem && (submitted || problem.kind !== 'empty') ? problem : null;
  const hostError =
    !host.ok && (submitted || (host.error !== 'empty' && hostText.length > 8))
      ? hostProblems[host.error]
      : null;

  return (
    <form onSubmit={onSubmit} onPaste={onPaste} noValidate className="space-y-2">
      <TextField
        label={connect.host}
        error={hostError}
        type="url"
        inputMode="url"
        placeholder={connect.hostPlaceholder}
        value={hostText}
        onChange={(event) => setTypedHost(event.target.value)}
      />
      <TextField
        label={connect.publicKey}
        error={publicKeyWords(said(publicProblem))}
        placeholder="pak_…"
        className="font-mono"
        value={publicKey}
        onChange={(event) => setPublicKey(event.target.value)}
      />
      <TextField
        label={connect.walletKey}
        error={walletKeyWords(said(walletProblem))}
        type={showKey ? 'text' : 'password'}
        placeholder="waka_…"
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
            {showKey ? connect.hide : connect.show}
            <span className="sr-only"> {connect.walletKey}</span>
          </Button>
        }
      />
      <p aria-live="polite" className="text-small text-ink-2">
        {found ?? connect.pasteHint}
      </p>
      <KeepOnDevice keep={keep} possible={canKeepKeys()} onChange={setKeep} />
      <div className="pt-2">
        {connecting.isError && <ConnectNotice failure={connectFailure(connecting.error)} />}
        <Button kind={spark ? 'spark' : 'plain'} type="submit" disabled={connecting.isPending}>
          {connecting.isPending ? connect.checking : connect.submit}
        </Button>
      </div>
    </form>
  );
}
