/** A hash or key in groups of four; copying a selection gives the text without gaps. */
export function MonoText({ text }: { text: string }) {
  const groups = text.match(/.{1,4}/gs) ?? [];
  return (
    <code className="block font-mono text-small leading-6 select-all">
      {groups.map((group, index) => (
        // The groups of one text never change their order.
        // oxlint-disable-next-line react/no-array-index-key
        <span key={index} className="mr-[0.6ch] inline-block">
          {group}
        </span>
      ))}
    </code>
  );
}

/** "02c16c…28eaff" */
export function shortKey(text: string): string {
  return text.length <= 16 ? text : `${text.slice(0, 6)}…${text.slice(-6)}`;
}
