/** A person's own words on what they paid or received. */
export interface Note {
  /** The payment hash of a payment, the LnTx id of a deposit. */
  id: string;
  text: string;
}

export const MAX_NOTE_LENGTH = 500;
