/** What programs, makers of computers and templates put where an author belongs. */
const NO_AUTHOR = new RegExp(
  `^(?:${[
    'microsoft.*',
    '(?:office|windows|win|local|default|test|registered|preinstalled|new|current|generic|pc|home) ?(?:user|account)',
    'user ?\\d*',
    'utente.*',
    'usuario.*',
    'utilisateur.*',
    'benutzer.*',
    'gebruiker',
    'пользователь.*',
    'учетная запись.*',
    'пользователь windows',
    '用户|ユーザー|사용자',
    'admin(?:istrator)?',
    'administrateur|administrador',
    '(?:author|your|first|last|full|user|company)?[ -]?names?',
    'first(?:name)? last(?:name)?',
    'author|authors|creator|editor|writer',
    'unknown|un-named|unnamed|anonymous|none|null|n/a|nobody|default|test|temp|guest|owner|root|me',
    '(?:preferred|valued)(?: \\w+)? customer|customer|client|compaq_owner',
    'hp|dell|lenovo|acer|toshiba|sony|asus|pc|compaq|gateway|fujitsu|samsung|packard bell|apple|mac',
    '(?:hp|dell|lenovo|acer|toshiba|sony|asus) (?:inc\\.?|user|pc|customer)',
    'python-docx|apache poi|docx4j|openxml.*|aspose.*|libreoffice|openoffice.*|pandoc|google docs|wps.*|kingsoft.*',
    'adobe.*|acrobat.*|latex.*|quarkxpress.*|indesign.*|phpword|docx(?:templater|\\.js)?',
  ].join('|')})$`,
  'i',
);

/** Whether a name in a document's properties is that of an account, a computer or a program, and no author's. */
export function isAccountName(words: string): boolean {
  return NO_AUTHOR.test(words.trim());
}
