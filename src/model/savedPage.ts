/** `boat_files` beside `boat.html`: what a browser saves with a page, in the words of its language. */
export function isFolderOfPage(name: string, beside: ReadonlySet<string>): boolean {
  const page = /^(.+)[_-](?:files|Dateien|fichiers|archivos|bestanden|filer|pliki|file)$/i.exec(name)?.[1];
  return page !== undefined && ['.html', '.htm', '.xhtml'].some((extension) => beside.has(page + extension));
}
