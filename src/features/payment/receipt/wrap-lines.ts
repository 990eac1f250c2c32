/** Breaks a text into lines that fit, at spaces where there are any; the last line ends in "…" when there is more. */
export function wrapLines(text: string, most: number, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let rest = paragraph.trim();
    while (rest !== '') {
      if (lines.length === most) return endInEllipsis(lines, fits);
      const line = firstLine(rest, fits);
      lines.push(line.trimEnd());
      rest = rest.slice(line.length).trimStart();
    }
  }
  return lines;
}

/** As many whole words as fit, or as many characters where one word is too long; at least one. */
function firstLine(text: string, fits: (line: string) => boolean): string {
  if (fits(text)) return text;
  const characters = Array.from(text);
  let count = 1;
  while (count < characters.length && fits(characters.slice(0, count + 1).join(''))) count += 1;
  const line = characters.slice(0, count).join('');
  const space = line.lastIndexOf(' ');
  return space > 0 && text[line.length] !== ' ' ? line.slice(0, space) : line;
}

function endInEllipsis(lines: string[], fits: (line: string) => boolean): string[] {
  let last = lines.at(-1) ?? '';
  while (last !== '' && !fits(`${last}…`)) last = Array.from(last).slice(0, -1).join('');
  return [...lines.slice(0, -1), `${last}…`];
}
