import { expect, test } from 'vitest';
import { calmText } from './calm-text.ts';

test('keeps ordinary text of any language as it is', () => {
  const texts = ['Coffee ☕️ 2×', 'قهوة', 'Cà phê sữa đá', '👩‍👩‍👧‍👦', 'a\nb', 'नमस्ते'];
  for (const text of texts) expect(calmText(text)).toBe(text);
});

test('takes out what turns the direction of text, and control characters', () => {
  expect(calmText('invoice \u202egnp.exe\u202c')).toBe('invoice gnp.exe');
  expect(calmText('a\u2066b\u0000c\u001bd')).toBe('abcd');
});

test('lowers towers of combining marks', () => {
  expect(calmText(`Z${'\u0335'.repeat(40)}algo`)).toBe('Z\u0335\u0335\u0335algo');
});
