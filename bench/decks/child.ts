import { statSync } from 'node:fs';
import { benchSlides } from './content.ts';
import { planned, writeOurs } from './ours.ts';
import { writeStock } from './stock.ts';

// One deck in a process of its own: node bench/decks/child.ts ours|stock SLIDES FILE
const [, , who, slides = '1000', file = '/dev/null'] = process.argv;
const count = Number(slides);
const result = who === 'stock' ? await writeStock(benchSlides(count), file) : await writeOurs(planned(count), file);
const bytes = file === '/dev/null' ? 0 : statSync(file).size;
console.log(JSON.stringify({ ...result, bytes, peakMiB: process.resourceUsage().maxRSS / 1024 }));
