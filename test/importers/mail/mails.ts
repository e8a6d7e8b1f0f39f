/** A mail of these header fields and this body, as mail programs write it. */
export function mailOf(fields: Readonly<Record<string, string>>, body: string | Uint8Array = BODY): Buffer {
  const all = { From: 'Ada Quist <ada@harbour.example>', Date: 'Fri, 3 May 2024 23:30:00 -0500', ...fields };
  const head = Object.entries({ Subject: 'The early boat', 'Message-ID': '<1@harbour.example>', ...all })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  return Buffer.concat([Buffer.from(`${head}MIME-Version: 1.0\r\n\r\n`), Buffer.from(body)]);
}

export const BODY =
  'The first crossing leaves at 05:40 from Monday on, and a reserve vessel is kept at the inner quay.\r\n';

/** A part of a multipart mail: its fields, then its body. */
export const partOf = (fields: Readonly<Record<string, string>>, body: string | Uint8Array): Buffer =>
  Buffer.concat([
    Buffer.from(
      `${Object.entries(fields)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('')}\r\n`,
    ),
    Buffer.from(body),
  ]);

/** Parts with a boundary between them. */
export const multipart = (boundary: string, parts: readonly Uint8Array[]): Buffer =>
  Buffer.concat([
    ...parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n`), part, Buffer.from('\r\n')]),
    Buffer.from(`--${boundary}--\r\n`),
  ]);

export const base64 = (bytes: string | Uint8Array): string =>
  Buffer.from(bytes)
    .toString('base64')
    .replace(/(.{76})/g, '$1\r\n');
