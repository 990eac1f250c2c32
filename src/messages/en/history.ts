const number = new Intl.NumberFormat('en', { useGrouping: true });

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${number.format(count)} entries`;
}

export const history = {
  heading: 'History',
  search: 'Search',
  searchPlaceholder: 'Memo, note, amount, payee, hash',
  filter: 'Filter',
  filterOn: (count: number) => (count === 1 ? 'Filter (1 set)' : `Filter (${count} set)`),
  state: 'State',
  states: {
    all: 'Any',
    open: 'On its way or not known yet',
    done: 'Paid or received',
    failed: 'Failed',
  },
  kind: 'Kind',
  kinds: {
    all: 'Any',
    payment: 'Payments',
    deposit: 'Deposits',
    transfer: 'Transfers and other',
  },
  from: 'From',
  to: 'To',
  clear: 'Clear the filter',
  list: 'Payments and deposits',
  count: entries,
  offline: (count: number) =>
    `${count === 0 ? 'Nothing' : entries(count)} so far: you are offline, and the rest is not read yet.`,
  reading: (read: number, total: number | null) =>
    total === null
      ? `Reading: ${number.format(read)} so far…`
      : `Reading: ${number.format(read)} of ${number.format(total)}…`,
  finding: 'Your host is looking…',
  asking: 'Asking your host…',
  none: 'Nothing matches.',
  empty: 'Nothing here yet. What you pay and receive is listed here.',
  unreadable: 'The rest could not be read from the host.',
  mayNotList:
    'This key may not list the wallet’s transactions, so only payments from this device are here.',
  save: 'Save what is shown',
  saveText:
    'Everything that is shown here, further down too. Amounts in msat and sat; without keys and preimages.',
  csv: 'CSV',
  json: 'JSON',
  preparing: 'Reading the rest…',
  notSaved: 'Nothing was saved: the rest could not be read from the host. Try again.',
};
