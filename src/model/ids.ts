/** The day (ISO, UTC) on which a UUIDv7 was made (RFC 9562: its first 48 bits are milliseconds); null for any other id. */
export function madeOn(id: string): string | null {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-/i.test(id)) return null;
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toISOString().slice(0, 10);
}
