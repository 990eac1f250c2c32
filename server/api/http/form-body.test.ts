import { expect, test } from 'vitest';
import { nestFields } from './form-body.ts';

function read(form: string) {
  return nestFields(new URLSearchParams(form));
}

test.each([
  ['a[b]=1&a[c][d]=2', { a: { b: '1', c: { d: '2' } } }],
  ['a=1&a=2', { a: '2' }],
  ['a[tags][]=x&a[tags][]=y', { a: { tags: ['x', 'y'] } }],
  // As PHP's http_build_query writes the same.
  ['a[tags][0]=x&a[tags][1]=y', { a: { tags: ['x', 'y'] } }],
  ['a[items][][id]=1&a[items][][id]=2', { a: { items: [{ id: '1' }, { id: '2' }] } }],
  ['a[tags][5]=x&a[tags][]=y', { a: { tags: { 5: 'x', 6: 'y' } } }],
  ['a[tags][]=x&a[tags][k]=y&a[tags][]=z', { a: { tags: { 0: 'x', k: 'y', 1: 'z' } } }],
  ['a[]=x&a[]=y', { a: { 0: 'x', 1: 'y' } }],
  ['=x&[]=y', { '': 'x', '[]': 'y' }],
])('%s', (form, fields) => expect(read(form)).toEqual(fields));
