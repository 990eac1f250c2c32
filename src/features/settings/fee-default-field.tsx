import { useId, useState } from 'react';
import {
  LNPAY_FEE_DEFAULT,
  parseFeeLimit,
  percentText,
  usualFeeLimit,
  type FeeDefault,
} from '#core/payment/fee-limit.ts';
import { msatFromSat, satText } from '#core/money.ts';
import { keepFeeDefault, readFeeDefault } from '#src/wallet/preferences/fee-default.ts';
import { feeLimitProblems, feeLimitUnits } from '#messages/fee-limit.ts';
import { usualFee as words } from '#messages/settings.ts';
import { Button } from '#src/ui/button.tsx';
import { classes } from '#src/ui/classes.ts';
import { FIELD_CLASS, TextField } from '#src/ui/text-field.tsx';
import { UnitPicker } from '#src/ui/unit-picker.tsx';

type Unit = 'percent' | 'sat';

/** The text of each field as it is typed. Valid fields are stored at once. */
interface Draft {
  unit: Unit;
  limit: string;
  floor: string;
}

const UNITS: readonly Unit[] = ['percent', 'sat'];
const EXAMPLES = [msatFromSat(20), msatFromSat(25_000)];

/** The fee limit that Review starts with. */
export function FeeDefaultField() {
  const heading = useId();
  const field = useId();
  const [kept, setKept] = useState(readFeeDefault);
  const [draft, setDraft] = useState(() => draftOf(kept));
  const [refused, setRefused] = useState(false);
  const limit = parseFeeLimit(draft.limit, draft.unit);
  const floor = parseFeeLimit(draft.floor, 'sat');

  const keep = (chosen: FeeDefault) => {
    setKept(chosen);
    setRefused(!keepFeeDefault(chosen));
  };
  const change = (next: Draft) => {
    setDraft(next);
    const valid = feeDefaultOf(next);
    if (valid) keep(valid);
  };
  const reset = () => {
    setDraft(draftOf(LNPAY_FEE_DEFAULT));
    keep(LNPAY_FEE_DEFAULT);
  };

  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className="border-b border-line pb-2 font-semibold">
        {words.title}
      </h2>
      <label htmlFor={field} className="mt-3 mb-1.5 block font-medium">
        {words.label}
      </label>
      <div className="flex gap-2">
        <input
          id={field}
          inputMode="decimal"
          autoComplete="off"
          value={draft.limit}
          aria-invalid={!limit.ok}
          aria-describedby={`${field}-below`}
          onChange={(event) => change({ ...draft, limit: event.target.value })}
          className={classes(
            FIELD_CLASS,
            'min-w-0 flex-1 tabular-nums',
            !limit.ok && 'border-failed',
          )}
        />
        <UnitPicker
          legend={words.unit}
          units={UNITS}
          unit={draft.unit}
          words={feeLimitUnits}
          onPick={(unit) => change(inUnit(draft, unit))}
        />
      </div>
      <p id={`${field}-below`} aria-live="polite" className="mt-1 min-h-5 text-small text-failed">
        {limit.ok ? '' : feeLimitProblems[limit.error]}
      </p>
      {draft.unit === 'percent' && (
        <TextField
          label={words.floor}
          inputMode="decimal"
          className="tabular-nums"
          value={draft.floor}
          hint={words.floorHint}
          error={floor.ok ? null : feeLimitProblems[floor.error]}
          onChange={(event) => change({ ...draft, floor: event.target.value })}
        />
      )}
      <p aria-live="polite" className="mt-2 text-small text-ink-2">
        {EXAMPLES.map((amount) => words.example(amount, usualFeeLimit(kept, amount))).join(' ')}
      </p>
      {refused && (
        <p role="alert" className="mt-1 text-small text-failed">
          {words.notKept}
        </p>
      )}
      {!isLnpayDefault(kept) && (
        <Button kind="quiet" className="-ml-2 text-small" onClick={reset}>
          {words.reset}
        </Button>
      )}
    </section>
  );
}

function draftOf({ limit, floor }: FeeDefault): Draft {
  return {
    ...(limit.unit === 'percent'
      ? { unit: 'percent', limit: percentText(limit.ppm) }
      : { unit: 'sat', limit: satText(limit.msat) }),
    floor: satText(floor),
  };
}

/** Null while a field is not valid. */
function feeDefaultOf({ unit, limit, floor }: Draft): FeeDefault | null {
  const read = parseFeeLimit(limit, unit);
  const least = parseFeeLimit(floor, 'sat');
  if (!read.ok || !least.ok || least.value.unit === 'percent') return null;
  return { limit: read.value, floor: least.value.msat };
}

/** The same number in another unit would be another limit, so each unit begins with a usual one. */
function inUnit(draft: Draft, unit: Unit): Draft {
  return { ...draft, unit, limit: unit === 'percent' ? '5' : '100' };
}

function isLnpayDefault(chosen: FeeDefault): boolean {
  const [ours, theirs] = [draftOf(chosen), draftOf(LNPAY_FEE_DEFAULT)];
  return ours.unit === theirs.unit && ours.limit === theirs.limit && ours.floor === theirs.floor;
}
