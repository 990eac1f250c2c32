import type { ProblemWords } from './invoice-problem.ts';

export const scan = {
  heading: 'Scan',
  starting: 'Starting the camera…',
  asking: 'Your browser asks whether this page may use the camera. Choose Allow.',
  askingWhy: 'The picture stays on this device.',
  aim: 'Hold the code in the picture.',
  slow: 'Not read yet? Come closer, until the code fills the picture, and hold still.',
  found: 'Found. Opening the invoice.',
  light: 'Light',
  switchCamera: 'Switch camera',
  zoom: 'Zoom',
  toCamera: 'Use the camera',
  tryCamera: 'Try the camera again',
  scanAnother: 'Scan another code',
  choosePicture: 'Choose a picture',
  paste: 'Paste',
  reading: 'Reading the picture…',
  pictureAlt: 'The picture being read',
  which: 'Which one do you want to pay?',
  several: (count: number) => `There are ${count} different invoices here.`,
  anyAmount: 'Any amount',
  noMemo: 'No description',
  unreadable: 'Cannot be paid',
};

export const cameraProblems = {
  denied: {
    title: 'This page may not use the camera.',
    next: 'Allow it in your browser: tap the sign beside the address, then Camera, Allow. Until then, choose a picture or paste.',
  },
  dismissed: {
    title: 'The camera has not been allowed yet.',
    next: 'Try again and choose Allow. The picture stays on this device.',
  },
  blocked: {
    title: 'The camera is switched off for this browser.',
    next: 'Your system, or whoever set it up, does not let the browser use it. Allow it in the system’s privacy settings, or choose a picture or paste.',
  },
  none: {
    title: 'This device has no camera.',
    next: 'Choose a picture of the code, drop it here, or paste the invoice.',
  },
  busy: {
    title: 'The camera gives no picture.',
    next: 'Another program may be using it. Close that one, then try again.',
  },
  insecure: {
    title: 'No camera on this address.',
    next: 'Browsers give the camera only to pages that come over HTTPS. Open the wallet at its https:// address, or choose a picture or paste.',
  },
  unsupported: {
    title: 'This browser gives pages no camera.',
    next: 'Open this address in Safari, Chrome or Firefox rather than inside another app, or choose a picture or paste.',
  },
  other: {
    title: 'The camera did not start.',
    next: 'Try again. Meanwhile you can choose a picture or paste.',
  },
} satisfies Record<string, ProblemWords>;

export const readingProblems = {
  'no-code': {
    title: 'No QR code could be read in this picture.',
    next: 'Take it again, closer and straight from the front, or cut it down to the code. Or copy the invoice and paste it.',
  },
  'not-a-picture': {
    title: 'This file is not a picture that your browser can open.',
    next: 'Take a screenshot of the code and choose that, or copy the invoice and paste it.',
  },
  'decoder-missing': {
    title: 'The reader of QR codes could not be loaded.',
    next: 'Check your connection, then try again. Pasting an invoice works without it.',
  },
  'clipboard-refused': {
    title: 'Your browser did not let this page read the clipboard.',
    next: 'Press and hold in the field below, then choose Paste.',
  },
  'clipboard-empty': {
    title: 'There is neither a text nor a picture on the clipboard.',
    next: 'Copy the invoice, or a picture of its code, and paste again.',
  },
} satisfies Record<string, ProblemWords>;
