/** The function that the bench calls in both pages. */
declare global {
  var readOne: (text: string) => void;
}

export function reads(readOne: (text: string) => void): void {
  globalThis.readOne = readOne;
}
