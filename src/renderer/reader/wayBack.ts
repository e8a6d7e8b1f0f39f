import { go } from '../app/route.ts';

/** Back to where the user came from; where the window began with this document, to its source. */
export function goBack(sourceId: string): void {
  const canGoBack = typeof navigation === 'undefined' ? window.history.length > 1 : navigation.canGoBack;
  if (canGoBack) window.history.back();
  else go({ screen: 'sources', sourceId });
}
