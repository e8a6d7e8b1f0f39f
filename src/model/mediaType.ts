const NAMES: Readonly<Record<string, string>> = {
  'text/html': 'HTML',
  'multipart/related': 'MHTML',
  'application/x-webarchive': 'Web archive',
  'message/rfc822': 'Mail',
  'application/pdf': 'PDF',
  'application/epub+zip': 'EPUB',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'text/markdown': 'Markdown',
  'text/plain': 'Text',
};

/** What people call the format of a document: `PDF`, of `application/pdf`. A format that is not known is called as it is stored. */
export function formatName(mediaType: string): string {
  return NAMES[mediaType] ?? mediaType;
}
