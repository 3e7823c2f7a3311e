/** What the program lets every page do: asked as soon as it is said, and told to the test. */

import { EventEmitter } from 'node:events';
import { tell } from './channel.ts';

type Answer<T> = (answer: T) => void;
type RequestFilter = (details: { url: string }, answer: Answer<{ cancel: boolean }>) => void;

class StandInSession extends EventEmitter {
  #requestFilter: RequestFilter = (_details, answer) => answer({ cancel: false });

  readonly webRequest = {
    onBeforeRequest: (filter: RequestFilter): void => {
      this.#requestFilter = filter;
    },
  };

  setPermissionRequestHandler(handler: (contents: null, permission: string, answer: Answer<boolean>) => void): void {
    handler(null, 'geolocation', (allowed) => tell({ type: 'said', what: 'permission', detail: allowed }));
  }

  setPermissionCheckHandler(handler: (contents: null, permission: string) => boolean): void {
    tell({ type: 'said', what: 'permissionCheck', detail: handler(null, 'media') });
  }

  setDevicePermissionHandler(handler: (details: { deviceType: string; origin: string }) => boolean): void {
    for (const deviceType of ['hid', 'serial', 'usb']) tell({ type: 'said', what: 'devicePermission', detail: handler({ deviceType, origin: 'kronika://app' }) });
  }

  setDisplayMediaRequestHandler(handler: (request: object, answer: Answer<unknown>) => void): void {
    handler({}, (streams) => tell({ type: 'said', what: 'displayMedia', detail: streams }));
  }

  setBluetoothPairingHandler(handler: (details: object, answer: Answer<unknown>) => void): void {
    handler({}, (answer) => tell({ type: 'said', what: 'bluetoothPairing', detail: answer }));
  }

  setSpellCheckerEnabled(enabled: boolean): void {
    tell({ type: 'said', what: 'spellChecker', detail: enabled });
  }

  mayLoad(url: string): boolean {
    let cancelled = false;
    this.#requestFilter({ url }, (verdict) => (cancelled = verdict.cancel));
    return !cancelled;
  }

  mayDownload(url: string, mediaType: string): boolean {
    let prevented = false;
    this.emit('will-download', { preventDefault: () => (prevented = true) }, { getURL: () => url, getMimeType: () => mediaType }, null, null);
    return !prevented;
  }

  /** Offers a page the devices of a machine; tells which it was given. */
  offerDevices(): void {
    for (const event of ['select-hid-device', 'select-usb-device']) {
      this.emit(event, { preventDefault: () => {} }, { deviceList: [{ deviceId: 'device' }] }, (chosen?: string | null) => tell({ type: 'said', what: event, detail: chosen ?? null }));
    }
    this.emit('select-serial-port', { preventDefault: () => {} }, [{ portId: 'port' }], null, (chosen: string) => tell({ type: 'said', what: 'select-serial-port', detail: chosen }));
  }
}

export const session = { defaultSession: new StandInSession() };
