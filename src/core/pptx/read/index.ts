export { readDeck } from './readDeck.ts';
