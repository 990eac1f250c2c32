/** Stands in for `lodash/cloneDeep` under the bolt11 package, whose `decode` never calls it. */
declare const structuredClone: <T>(value: T) => T;

const clone = <T>(value: T): T => structuredClone(value);

// What `require` of this module gives: the function itself.
export { clone as 'module.exports' };
