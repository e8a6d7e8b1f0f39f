import { createHash } from 'node:crypto';
import { writeDeckBytes } from '../../src/core/pptx/index.ts';
import { fullDeck, writeOptions } from '../builders/scenes.ts';

// Run by sameBytes.test.ts in a process of its own.
const bytes = await writeDeckBytes(fullDeck(), writeOptions);
console.log(createHash('sha256').update(bytes).digest('hex'));
