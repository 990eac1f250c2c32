import { describe, expect, test } from 'vitest';
import { msat } from './money.ts';
import { searcher } from './search.ts';

const item = {
  texts: ['Two coffees at Café Ópera', null],
  ids: ['lnbcrt1abcteaxyz', null],
  amounts: [msat(25_000_500n), msat(25_012_500n)],
};

describe('a search', () => {
  test.each([
    ['', true],
    ['   ', true],
    ['coffee', true],
    ['CAFÉ ópera two', true],
    ['LNBCRT1', true],
    ['cteaxy', true],
    ['coffees teaxyz', true],
    ['tea', false],
    ['coffee tea', false],
    ['null', false],
    ['25000', true],
    ['25 000.5', true],
    ['25012', true],
    ['25000500', true],
    ['5000', false],
    ['25000 coffee', false],
    ['.', false],
    ['tea tea', false],
    ['Two TWO two', true],
    ['LNBCRT1ABCTEAXYZ lnbcrt1', true],
    ['zlnbcrt1', false],
  ])('%j finds it: %s', (search, found) => expect(searcher(search)(item)).toBe(found));
});
