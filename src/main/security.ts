import { type App, dialog, type Session, shell, type WebContents } from 'electron';
import { isExternalAddress } from '../contract/shell.ts';
import { isOwnPage } from './pageProtocol.ts';

/** Electron's security checklist, as far as it is about what a page may do: nothing but be our page. */

const OWN_SCHEMES = new Set(['app:', 'blob:', 'data:', 'devtools:']);

/** Whether a message comes from the main frame of one of our pages. */
export function isTrustedSender(event: {
  readonly senderFrame: { readonly url: string; readonly parent: unknown } | null;
}): boolean {
  return event.senderFrame !== null && event.senderFrame.parent === null && isOwnPage(event.senderFrame.url);
}

/** Opens an address in the program that it belongs to, after the user agreed; anything but http, https and mailto is ignored. */
export async function openExternally(url: unknown): Promise<void> {
  if (typeof url !== 'string' || !isExternalAddress(url) || !URL.canParse(url)) return;
  const address = new URL(url).href;
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: 'Open this address outside Briefwright?',
    detail: address,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  });
  if (response === 0) await shell.openExternal(address);
}

/** No permission is ever given, and nothing is fetched from anywhere but the app itself. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !URL.canParse(details.url) || !OWN_SCHEMES.has(new URL(details.url).protocol) });
  });
  session.on('will-download', (event) => event.preventDefault());
}

function lockContents(contents: WebContents): void {
  const stay = (event: { preventDefault(): void }, url: string): void => {
    if (!isOwnPage(url)) event.preventDefault();
  };
  contents.on('will-navigate', (event) => stay(event, event.url));
  contents.on('will-redirect', (event) => stay(event, event.url));
  contents.on('will-frame-navigate', (event) => stay(event, event.url));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    void openExternally(url);
    return { action: 'deny' };
  });
}

/** Locks whatever contents come into being, windows of ours or not. */
export function lockEveryPage(app: App): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}
