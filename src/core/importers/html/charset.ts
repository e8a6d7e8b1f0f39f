/** How far into a page its encoding is looked for: browsers look at 1,024 bytes, but pages put it later. */
const HEAD_BYTES = 8_192;

/** The encoding that a page declares in its XML declaration or a `<meta>`, as written there; null where it declares none. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEAD_BYTES))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->/g, '');
  const label =
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head)?.[1];
  return label ?? null;
}
