import type { Piece, Verdict } from '../piece.ts';

/** A line is furniture of the page when the whole of it has one of these shapes; a sentence that only contains one has not. */
interface LineRule {
  readonly reason: string;
  readonly most: number;
  readonly pattern: RegExp;
}

const NETWORKS =
  'facebook|x|twitter|linkedin|bluesky|whatsapp|telegram|reddit|mastodon|threads|messenger|pinterest|tumblr|pocket|flipboard|instagram|youtube|tiktok|weibo|wechat|signal|line|vk|xing|rss|e-?mail|print|copy|link';
const SHARE_WORD = `${NETWORKS}|share|tweet|post|pin(?: it)?|send|save|follow(?: us)?|on|via|to|this|article|page|story|or|and|&|more|options|(?:opens in new window)`;

/** Rules are tried in order. `most` is the number of words over which a line is text, whatever it begins with. */
const RULES: readonly LineRule[] = [
  { reason: 'slug of a web address', most: 1, pattern: /^(?=(?:.*[a-z]){6})[a-z0-9]+(?:-[a-z0-9]+){2,}$/ },
  { reason: 'web address', most: 1, pattern: /^(?:https?:\/\/|www\.)\S+$/i },
  { reason: 'hashtags', most: 20, pattern: /^#\p{L}[\p{L}\p{N}_]*(?: #\p{L}[\p{L}\p{N}_]*)+$/u },
  {
    reason: 'tags',
    most: 40,
    pattern: /^(?:(?:tags?|tagged|categor(?:y|ies)|topics):|(?:tagged with|filed under|posted in):?) .*[^.]$/i,
  },
  {
    reason: 'share bar',
    most: 8,
    pattern:
      /^(?:share|share (?:this|on|via|the|it)(?: .*)?|tweet(?: this)?|print(?: this(?: page| article)?)?|copy link|follow us(?: on .*)?|click to (?:share|print|e?mail).*)[:.]?$/i,
  },
  {
    reason: 'related links',
    most: 5,
    pattern:
      /^(?:related|recommended|suggested|similar|latest|more|popular|trending|featured)(?: (?:articles?|posts?|stories|content|topics?|news|reading|reads|coverage|links?|items|publications|now|stories?))?(?: for you)?:?$/i,
  },
  {
    reason: 'related links',
    most: 8,
    pattern:
      /^(?:(?:you (?:may|might) )?also (?:like|read|interested in)|you (?:may|might) (?:also )?(?:like|be interested in)|most (?:read|popular|viewed)|read (?:more|also|next)|see also|see more|up next|what to read next|(?:next|previous) (?:article|post|story)|continue reading|(?:back|return) to (?:top|home|index)|more (?:from|by|in|about) .{1,40}[^.])[:…»→]*$/i,
  },
  {
    reason: 'related links',
    most: 25,
    pattern:
      /^(?:(?:read|watch|listen|also read|see also|related|more|recommended|don't miss)(?: more| also| next| now)?:) ?.*[^.]$/i,
  },
  {
    reason: 'subscribe box',
    most: 16,
    pattern:
      /^(?:subscribe(?: (?:now|today|here))?|subscribe (?:to|for|via|by)\b[^,]*|sign up(?: (?:now|today|here))?|sign up (?:to|for)\b.*\b(?:newsletters?|updates?|alerts?|e-?mails?|briefings?|account|list|free|inbox)\b.*|(?:join|get) (?:our|the) (?:newsletter|mailing list|latest\b.*(?:inbox|newsletter|e-?mail.*))|get .{1,60}(?:in|to|into) your (?:inbox|e-?mail)|enter your e-?mail.*|your e-?mail(?: address)?|e-?mail address|newsletters?|support (?:us|our work|our journalism)|donate(?: now| today)?|become a (?:member|subscriber|patron)|register(?: now| here)?|(?:log|sign) ?(?:in|out)(?: here| now)?|create (?:a|an) (?:free )?account|my account)[.!]?$/i,
  },
  {
    reason: 'cookie notice',
    most: 60,
    pattern:
      /^(?:(?:this|our) (?:web)?site uses cookies\b.*|we (?:and our partners )?use cookies\b.*|by (?:continuing to use|using) this (?:web)?site\b.*cookies.*|(?:accept|reject|manage)(?: all)? cookies|cookie (?:policy|settings|preferences|notice))$/i,
  },
  {
    reason: 'legal line',
    most: 40,
    pattern:
      /^(?:(?:copyright )?(?:©|\(c\)) ?.*|copyright (?:©|\d{4}).*|all rights reserved\.?|(?:privacy(?: policy| notice)?|terms(?: (?:of|and) (?:use|service|conditions))?|legal notice|imprint|disclaimer|contact(?: us)?|about us)(?: [|·•] ?.*)?)$/i,
  },
  {
    reason: 'site navigation',
    most: 6,
    pattern:
      /^(?:home|menu|main menu|search|close|skip to (?:main )?(?:content|navigation)|toggle (?:navigation|menu)|advertisement|advertisements|sponsored(?: content)?|loading(?:\.{3}|…)?|download (?:the )?(?:pdf|article|report)(?: here)?|view (?:pdf|all|more)|listen to (?:this )?(?:article|story)|show more|load more|expand|table of contents|contents|on this page)[.:]?$/i,
  },
  { reason: 'site navigation', most: 24, pattern: /^(?:home|news)(?: ?[›»>/] ?[^›»>/]{1,60})+$/i },
  {
    reason: 'reading time',
    most: 6,
    pattern:
      /^(?:(?:estimated )?reading time:? .{1,12}|\d{1,3} ?-?min(?:ute)?s? read|\d[\d,.]* (?:views|shares|reads))$/i,
  },
  {
    reason: 'relative time',
    most: 6,
    pattern: /^(?:(?:posted|published|updated) )?\d+ (?:second|minute|hour|day|week|month|year)s? ago$/i,
  },
];

const SHARE_BAR = new RegExp(`^(?:(?:${SHARE_WORD})(?:[\\s|,·•/]+|$))+$`, 'i');
const ONE_NETWORK = new RegExp(`^(?:${NETWORKS})$`, 'i');
const MANY_NETWORKS = new RegExp(`\\b(?:${NETWORKS})\\b`, 'gi');

/** A row of names of networks: at least two of them, and nothing else but the words that stand between. */
function isShareBar(words: string): boolean {
  return words.length <= 200 && SHARE_BAR.test(words) && (words.match(MANY_NETWORKS)?.length ?? 0) >= 2;
}

/** What the page around an article leaves in its text: share bars, slugs, related links, subscribe boxes, legal lines. */
export function furnitureVerdict(piece: Piece): Verdict | null {
  if (piece.form === 'frontMatter') return { role: 'boilerplate', reason: 'front matter' };
  if (piece.form === 'markup') return { role: 'boilerplate', reason: 'HTML comment or code' };
  if (piece.form === 'code' || piece.wordCount > 60 || piece.words.length > 500) return null;
  if (isShareBar(piece.words)) return { role: 'boilerplate', reason: 'share bar' };
  for (const rule of RULES) {
    // What stands in a list was put there by an author.
    if (rule.reason === 'slug of a web address' && piece.form !== 'paragraph') continue;
    if (piece.wordCount <= rule.most && rule.pattern.test(piece.words))
      return { role: 'boilerplate', reason: rule.reason };
  }
  return null;
}

/** A network's name alone on a line belongs to a share bar only when its neighbour does. */
export function isOneNetwork(piece: Piece): boolean {
  return piece.wordCount <= 2 && ONE_NETWORK.test(piece.words);
}
