import { statSync } from 'node:fs';
import { benchSlides } from './content.ts';
import { planned, writeOurs } from './ours.ts';
import { writeStock } from './stock.ts';

// One deck in a process of its own: node bench/decks/child.ts ours|stock|again SLIDES FILE. `again` writes the deck twice
// and times the second, as in an app that is open.
const [, , who, slides = '1000', file = '/dev/null'] = process.argv;
const count = Number(slides);
async function write(): Promise<{ ms: number; slides: number }> {
  if (who === 'stock') return writeStock(benchSlides(count), file);
  const input = planned(count);
  if (who === 'again') await writeOurs(input, file);
  return writeOurs(input, file);
}
const result = await write();
const bytes = file === '/dev/null' ? 0 : statSync(file).size;
console.log(JSON.stringify({ ...result, bytes, peakMiB: process.resourceUsage().maxRSS / 1024 }));
