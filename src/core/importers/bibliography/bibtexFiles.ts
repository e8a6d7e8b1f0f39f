/** Splits at a character that no backslash stands before. */
function splitUnescaped(text: string, separator: string): string[] {
  const parts = [''];
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && at + 1 < text.length) {
      parts.push(`${parts.pop() ?? ''}${character}${text.charAt(at + 1)}`);
      at += 1;
    } else if (character === separator) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts;
}

/** JabRef and Better BibTeX set a backslash before `:`, `;`, `\` and braces. */
function unescaped(text: string): string {
  return text.replace(/\\([\\:;{}_&%#$])/g, '$1').trim();
}

function fileOf(record: string): { path: string; title: string | null } | null {
  // Mendeley writes the drive of a Windows path as `C$\backslash$:`.
  const text = record.replace(/\$\\backslash\$:?/g, (mark) => (mark.endsWith(':') ? '\\:' : '\\\\'));
  const parts = splitUnescaped(text, ':');
  const [first = '', second = ''] = parts;
  // A drive whose colon nobody escaped: `C:\papers\x.pdf`, `:C:\papers\x.pdf:PDF`.
  if (parts.length <= 2 && /^[A-Za-z]$/.test(first.trim())) return { path: unescaped(text), title: null };
  if (parts.length >= 4 && /^[A-Za-z]$/.test(second.trim()))
    return { path: unescaped(`${second}:${parts[2] ?? ''}`), title: unescaped(first) || null };
  const path = parts.length === 1 ? unescaped(first) : unescaped(second);
  return path === '' ? null : { path, title: parts.length === 1 ? null : unescaped(first) || null };
}

/** The files of an entry, as JabRef, Zotero and Mendeley write them: `title:path:type`, several with `;` between, or a bare path. */
export function attachedFiles(field: string): { path: string; title: string | null }[] {
  return splitUnescaped(field, ';').flatMap((record) => (record.trim() === '' ? [] : (fileOf(record.trim()) ?? [])));
}
