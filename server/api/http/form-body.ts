/** Form bodies as PHP reads them: `passThru[order]=7` is an object, `passThru[tags][]=a` a list in it. */

type FormValue = string | FormValue[] | { [key: string]: FormValue };

/** One of PHP's arrays: in the order in which its keys came, lists included. */
interface Branch {
  children: Map<string, string | Branch>;
  /** What `[]` stands for here. */
  nextIndex: number;
}

const MAX_DEPTH = 5;

/** A field itself is text or an object, never a list: none of LNPay's is one. */
export function nestFields(fields: Iterable<[name: string, value: string]>) {
  const form = newBranch();
  for (const [name, value] of fields) {
    const [field, ...path] = pathOf(name);
    if (path.length < MAX_DEPTH && ![field, ...path].some(isDangerous)) {
      put(form, field, path, value);
    }
  }
  return Object.fromEntries(
    Array.from(form.children, ([field, part]) => [
      field,
      typeof part === 'string' ? part : objectOf(part),
    ]),
  );
}

/** "passThru[order][id]" → passThru, order, id */
function pathOf(name: string): [field: string, ...path: string[]] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name);
  if (!match?.[1] || !match[2]) return [name];
  return [match[1], ...match[2].slice(1, -1).split('][')];
}

function isDangerous(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

function newBranch(): Branch {
  return { children: new Map(), nextIndex: 0 };
}

function put(into: Branch, key: string, [next, ...rest]: string[], value: string): void {
  if (/^(?:0|[1-9]\d{0,14})$/.test(key)) into.nextIndex = Math.max(into.nextIndex, Number(key) + 1);
  if (next === undefined) {
    into.children.set(key, value);
    return;
  }
  const child = into.children.get(key);
  const branch = typeof child === 'object' ? child : newBranch();
  into.children.set(key, branch);
  put(branch, next === '' ? String(branch.nextIndex) : next, rest, value);
}

function objectOf({ children }: Branch): Record<string, FormValue> {
  return Object.fromEntries(Array.from(children, ([key, child]) => [key, valueOf(child)]));
}

/** As PHP writes it in JSON: a list where the keys are 0, 1, 2 and so on, in that order. */
function valueOf(part: string | Branch): FormValue {
  if (typeof part === 'string') return part;
  const isList = Array.from(part.children.keys()).every((key, at) => key === String(at));
  return isList ? Array.from(part.children.values(), valueOf) : objectOf(part);
}
