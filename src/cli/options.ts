import { InvalidArgumentError } from 'commander';
import { isoDaySchema } from '../contract/shapes.ts';

/** For an option that may be given several times. */
export function repeated(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** A page of a list: as many as the contract allows. */
export function pageSize(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value) || Number(value) > 1000) {
    throw new InvalidArgumentError('It is a whole number from 1 to 1000; --after goes on from there.');
  }
  return Number(value);
}

export function isoDay(value: string): string {
  if (!isoDaySchema.safeParse(value).success) throw new InvalidArgumentError('It is a day such as 2026-11-01.');
  return value;
}

/** Today by this machine's clock, as an ISO day. */
export function today(): string {
  const now = new Date();
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
