/**
 * The script of a first visit: the app's entry and the first screen a new person sees, with all that they import
 * statically. The plugin puts it into one chunk (small files compress worse and cost a request each), and fails the
 * build when that chunk outgrows its budget or the first visit loads anything else.
 */
import path from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { gzip } from './gzip.ts';
import { reachable } from './reachable.ts';

/** Kilobytes of 1000 bytes, after gzip, of all script that a first visit loads. */
export const FIRST_VISIT_BUDGET_KB = 95;

const LARGEST_NAMED = 15;

export interface FirstVisit {
  /** The page's entry, as in `build.rollupOptions.input`. */
  entry: string;
  /** The screen, which the entry imports dynamically. */
  screen: string;
  budgetKb?: number;
}

export function firstVisit({
  entry,
  screen,
  budgetKb = FIRST_VISIT_BUDGET_KB,
}: FirstVisit): Plugin {
  let root = '';
  let expected = new Set<string>();
  const named = (id: string) => path.relative(root, id.replace('\0', ''));
  return {
    name: 'first-visit',
    apply: 'build',
    config: () => ({
      build: {
        rollupOptions: {
          output: {
            codeSplitting: { groups: [{ name: 'first', test: (id) => expected.has(id) }] },
          },
        },
      },
    }),
    configResolved(config) {
      root = config.root;
    },
    buildEnd(error) {
      if (error) return;
      const importsOf = (id: string) => {
        const info = this.getModuleInfo(id);
        if (!info) this.error(`first visit: there is no module ${named(id)}`);
        return info.importedIds;
      };
      expected = new Set(
        [entry, screen].flatMap((start) => [...reachable(path.resolve(root, start), importsOf)]),
      );
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const chunks = loadedFirst(bundle);
        if (!chunks.some(({ moduleIds }) => moduleIds.includes(path.resolve(root, screen)))) {
          this.error(`A first visit loads ${screen} as a file of its own, not with ${entry}`);
        }
        const strangers = chunks
          .flatMap(({ moduleIds }) => moduleIds)
          .filter((id) => !expected.has(id) && !id.startsWith('\0rolldown/'));
        if (strangers.length > 0) {
          this.error(
            `A first visit loads modules that neither ${entry} nor ${screen} imports:\n` +
              strangers.map((id) => `  ${named(id)}`).join('\n'),
          );
        }
        const kilobytes = gzipKilobytes(chunks.map(({ code }) => code));
        if (kilobytes > budgetKb) {
          this.error(
            `A first visit loads ${kilobytes.toFixed(2)} KB of script (gzip), and its budget is ${budgetKb} KB. ` +
              `Import what it does not need dynamically. Its largest modules, before compression:\n` +
              largestModules(chunks)
                .map(([id, kb]) => `  ${kb} KB  ${named(id)}`)
                .join('\n'),
          );
        }
      },
    },
  };
}

/** Kilobytes of 1000 bytes, each file compressed by itself as it is served. */
export function gzipKilobytes(sources: readonly (string | Uint8Array)[]): number {
  return sources.reduce((sum, source) => sum + gzip(source).length, 0) / 1000;
}

function loadedFirst(bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  const chunks = new Map<string, Rolldown.OutputChunk>();
  for (const output of Object.values(bundle)) {
    if (output.type === 'chunk') chunks.set(output.fileName, output);
  }
  return [...chunks.values()]
    .filter(({ isEntry }) => isEntry)
    .flatMap(({ fileName }) => [...reachable(fileName, (file) => chunks.get(file)?.imports ?? [])])
    .flatMap((fileName) => chunks.get(fileName) ?? []);
}

function largestModules(chunks: Rolldown.OutputChunk[]): [string, string][] {
  return chunks
    .flatMap(({ modules }) => Object.entries(modules))
    .map(([id, { renderedLength }]): [string, number] => [id, renderedLength / 1000])
    .sort(([, a], [, b]) => b - a)
    .slice(0, LARGEST_NAMED)
    .map(([id, kb]) => [id, kb.toFixed(1).padStart(6)]);
}
