/** Whether a field shows a list that takes Enter and Escape. One that proposes nothing says that it is open, though none is drawn. */
export function hasOpenList(field: HTMLElement): boolean {
  if (field.getAttribute('aria-expanded') !== 'true') return false;
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '');
  return list !== null && list.getClientRects().length > 0;
}
