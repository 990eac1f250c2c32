/** Form bodies as PHP reads them: `passThru[order]=7` is an object. */

type FormValue = string | { [key: string]: FormValue };

const MAX_DEPTH = 5;

export function nestFields(fields: Iterable<[name: string, value: string]>) {
  const form: Record<string, FormValue> = {};
  for (const [name, value] of fields) {
    const path = pathOf(name);
    if (path.length <= MAX_DEPTH && !path.some(isDangerous)) put(form, path, value);
  }
  return form;
}

/** "passThru[order][id]" → passThru, order, id */
function pathOf(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])+)$/.exec(name);
  if (!match?.[1] || !match[2]) return [name];
  return [match[1], ...match[2].slice(1, -1).split('][')];
}

function isDangerous(key: string): boolean {
  return key === '__proto__' || key === 'constructor' || key === 'prototype';
}

function put(into: Record<string, FormValue>, path: string[], value: string): void {
  const [key = '', ...rest] = path;
  if (rest.length === 0) {
    into[key] = value;
    return;
  }
  const child = into[key];
  const branch = typeof child === 'object' ? child : {};
  into[key] = branch;
  put(branch, rest, value);
}
