import { expect, test } from 'vitest';
import { safeText } from './safe-text.ts';

test('keeps ordinary text of any language as it is', () => {
  const texts = ['Coffee ☕️ 2×', 'قهوة', 'Cà phê sữa đá', '👩‍👩‍👧‍👦', 'a\nb', 'नमस्ते'];
  for (const text of texts) expect(safeText(text)).toBe(text);
});

test('removes what changes the direction of text, and control characters', () => {
  expect(safeText('invoice \u202egnp.exe\u202c')).toBe('invoice gnp.exe');
  expect(safeText('a\u2066b\u0000c\u001bd')).toBe('abcd');
});

test('shortens runs of combining marks', () => {
  expect(safeText(`Z${'\u0335'.repeat(40)}algo`)).toBe('Z\u0335\u0335\u0335algo');
});
