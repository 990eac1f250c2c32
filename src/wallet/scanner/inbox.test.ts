import { expect, test } from 'vitest';
import { give, receiveGiven, type Given } from './inbox.ts';

const text = (of: string): Given => ({ kind: 'text', text: of });

test('what was given before the Scan screen is there waits for it, and comes once', () => {
  give(text('early'));
  const first: Given[] = [];
  const end = receiveGiven((given) => first.push(given));
  give(text('later'));
  end();
  expect(first).toEqual([text('early'), text('later')]);

  const second: Given[] = [];
  receiveGiven((given) => second.push(given))();
  expect(second).toEqual([]);
});
