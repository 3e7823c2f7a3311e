/** Shuts everything that a page could ask of the system or the network, in whatever contents it is shown. */

import { BrowserWindow, type Event, type Session, type WebContents, dialog, shell } from 'electron';
import type { i18n } from 'i18next';
import { mayDownload, mayLoad, mayNavigate, mayUse, outsideAddress } from './security.ts';

/** Asks before a link leaves the program. What is shown in the question is what is opened. */
async function openOutside(window: BrowserWindow, asked: string, { t }: i18n): Promise<void> {
  const address = outsideAddress(asked);
  if (address === null) return;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: t('command:desktop.openOutside'),
    detail: address,
    buttons: [t('command:desktop.open'), t('command:desktop.cancel')],
    defaultId: 1,
    cancelId: 1,
  });
  if (response === 0) await shell.openExternal(address);
}

/** What is asked of every contents that is made, whether a window's or any other. @param translator in the language of now */
export function guardContents(contents: WebContents, translator: () => i18n): void {
  const stayInside = (event: Event<{ readonly url: string }>) => {
    if (!mayNavigate(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayInside);
  contents.on('will-frame-navigate', stayInside);
  contents.on('will-redirect', stayInside);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('select-bluetooth-device', (event, _devices, choose) => {
    event.preventDefault();
    choose('');
  });
  contents.setWindowOpenHandler(({ url }) => {
    const window = BrowserWindow.fromWebContents(contents);
    if (window) void openOutside(window, url, translator());
    return { action: 'deny' };
  });
  // Else a page could send by UDP whatever its policy says, and learn the machine's addresses.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** What holds for all contents of a session. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(mayUse(permission)));
  session.setPermissionCheckHandler((_contents, permission) => mayUse(permission));
  session.setDevicePermissionHandler(({ deviceType }) => mayUse(deviceType));
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  session.on('select-hid-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-usb-device', (event, _details, choose) => {
    event.preventDefault();
    choose();
  });
  session.on('select-serial-port', (event, _ports, _contents, choose) => {
    event.preventDefault();
    choose('');
  });
  session.on('will-download', (event, item) => {
    if (!mayDownload(item.getURL(), item.getMimeType())) event.preventDefault();
  });
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayLoad(details.url) }));
  // The spell checker would fetch its dictionaries from the network.
  session.setSpellCheckerEnabled(false);
}
