/** Replaces `lodash/cloneDeep` for the bolt11 package, whose `decode` never calls it. */
declare const structuredClone: <T>(value: T) => T;

const clone = <T>(value: T): T => structuredClone(value);

// `require` of this module returns the function itself.
export { clone as 'module.exports' };
