export { sharedOrigin } from './compare.ts';
export { type ComparedText, comparedText, sketchOf } from './shingles.ts';
