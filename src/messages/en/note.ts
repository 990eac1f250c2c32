export const note = {
  label: 'Your note',
  hint: 'Only on this device. It is found by the history’s search, and is in its exports.',
  saved: 'Saved on this device.',
  notSaved: 'Not saved: this browser refuses to keep it.',
};
