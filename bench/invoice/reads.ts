/** What both pages offer to the bench. */
declare global {
  var readOne: (text: string) => void;
}

export function reads(readOne: (text: string) => void): void {
  globalThis.readOne = readOne;
}
