import { expect, test } from 'vitest';
import { wrapLines } from './wrap-lines.ts';

const fits = (line: string) => line.length <= 10;

test('breaks at spaces, else within a word, and keeps line breaks', () => {
  expect(wrapLines('two coffees and a cake', 9, fits)).toEqual(['two', 'coffees', 'and a cake']);
  expect(wrapLines('abcdefghijklmno', 9, fits)).toEqual(['abcdefghij', 'klmno']);
  expect(wrapLines('a\n\nb', 9, fits)).toEqual(['a', 'b']);
});

test('says that there is more', () => {
  expect(wrapLines('abcdefghij klm', 1, fits)).toEqual(['abcdefghi…']);
  expect(wrapLines('abcdefghij', 1, fits)).toEqual(['abcdefghij']);
  expect(wrapLines('', 3, fits)).toEqual([]);
});

test('ends even when nothing fits', () => {
  expect(wrapLines('abc', 9, () => false)).toEqual(['a', 'b', 'c']);
});
