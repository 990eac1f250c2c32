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
      const starts = [entry, screen].map((file) => path.posix.join(root, file));
      expected = reachable(starts, importsOf);
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const holding = chunksOf(bundle).filter(({ moduleIds }) =>
          moduleIds.some((id) => expected.has(id)),
        );
        if (holding.length !== 1) {
          const files = holding.map(({ fileName }) => fileName).join(', ');
          this.error(`The modules of a first visit belong in one file, and are in: ${files}`);
        }
        const loaded = loadedWith(holding, bundle);
        const strangers = loaded
          .flatMap(({ moduleIds }) => moduleIds)
          .filter((id) => !expected.has(id) && !id.startsWith('\0rolldown/'));
        if (strangers.length > 0) {
          this.error(
            `A first visit loads modules that neither ${entry} nor ${screen} imports:\n` +
              strangers.map((id) => `  ${named(id)}`).join('\n'),
          );
        }
        const kilobytes = gzipKilobytes(loaded.map(({ code }) => code));
        if (kilobytes > budgetKb) {
          this.error(
            `A first visit loads ${kilobytes.toFixed(2)} KB of script (gzip), and its budget is ${budgetKb} KB. ` +
              'Import what it does not need dynamically. Its largest modules, before compression:\n' +
              largestModules(loaded)
                .map(({ id, kb }) => `  ${kb.toFixed(1).padStart(6)} KB  ${named(id)}`)
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

function chunksOf(bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  return Object.values(bundle).filter((output) => output.type === 'chunk');
}

/** Chunks and all that they import statically. */
function loadedWith(chunks: Rolldown.OutputChunk[], bundle: Rolldown.OutputBundle) {
  const byFile = new Map(chunksOf(bundle).map((chunk) => [chunk.fileName, chunk]));
  const files = reachable(
    chunks.map(({ fileName }) => fileName),
    (file) => byFile.get(file)?.imports ?? [],
  );
  return [...files].flatMap((file) => byFile.get(file) ?? []);
}

function largestModules(chunks: Rolldown.OutputChunk[]): { id: string; kb: number }[] {
  return chunks
    .flatMap(({ modules }) => Object.entries(modules))
    .map(([id, { renderedLength }]) => ({ id, kb: renderedLength / 1000 }))
    .sort((a, b) => b.kb - a.kb)
    .slice(0, LARGEST_NAMED);
}
