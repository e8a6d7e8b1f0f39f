/** `https://web.archive.org/web/20210503120000id_/https://…`: archives put the time of the copy and the whole address behind their own. */
const ARCHIVED =
  /^https?:\/\/(?:[\w-]+\.)*(?:web\.archive\.org|archive\.(?:today|is|ph|vn|li|md|fo)|webarchive\.[\w.-]+|www\.webarchive\.org\.uk|arquivo\.pt|wayback\.[\w.-]+|perma-archives\.org|web-archive\.[\w.-]+)\/(?:[\w-]+\/){0,3}(?:\d{4,14}(?:[a-z]{2}_)?|\*)\/(.+)$/i;
/** `https://www.google.com/amp/s/gazette.example/boat`. */
const GOOGLE_AMP = /^https?:\/\/(?:www\.)?google\.[a-z.]{2,6}\/amp\/(s\/)?([^/?#]+\.[a-z]{2,}.*)$/i;
/** `https://gazette-example.cdn.ampproject.org/c/s/gazette.example/boat`. */
const AMP_CACHE =
  /^https?:\/\/(?:[\w-]+\.)?(?:cdn\.ampproject\.org|bing-amp\.com)\/[a-z]{1,2}\/(s\/)?([^/?#]+\.[a-z]{2,}.*)$/i;
/** `https://webcache.googleusercontent.com/search?q=cache:AbC12:https://gazette.example/boat+boats&cd=1`. */
const GOOGLE_CACHE =
  /^https?:\/\/webcache\.googleusercontent\.com\/search\?(?:.*&)?q=cache:(?:[\w-]{6,20}:)?([^&+]+\.[^&+]+)/i;

function decoded(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

/**
 * The address of a page itself, of one by which an archive (the Wayback Machine and its like) or a cache (AMP, Google) shows a
 * copy of it; any other address as it is.
 */
export function originalAddress(address: string): string {
  const archived = ARCHIVED.exec(address)?.[1];
  // Archives drop a slash, or the scheme, and are asked of copies of copies.
  if (archived !== undefined) {
    const whole = /^https?(?::|%3A)/i.test(archived) ? decodedScheme(archived) : `http://${archived}`;
    return URL.canParse(whole) && new URL(whole).hostname.includes('.') ? originalAddress(whole) : address;
  }
  const amp = GOOGLE_AMP.exec(address) ?? AMP_CACHE.exec(address);
  if (amp?.[2]) return `${amp[1] ? 'https' : 'http'}://${amp[2]}`;
  const cached = GOOGLE_CACHE.exec(address)?.[1];
  if (cached === undefined) return address;
  const whole = decoded(cached);
  return /^https?:\/\//i.test(whole) ? whole : `http://${whole}`;
}

function decodedScheme(archived: string): string {
  const words = /^https?%3A/i.test(archived) ? decoded(archived) : archived;
  return words.replace(/^(https?):\/*/i, '$1://');
}
