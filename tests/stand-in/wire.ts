/**
 * What goes between the two halves of the stand-in for Electron: the half in the program's process,
 * which is `electron` to the bundles, and the half in the test, which owns a real page in Chromium.
 * Only this: nothing of the product is stood in for.
 */

/** A message of a port: oRPC sends text, or bytes, which travel as base64. */
export type PortData = { readonly text: string } | { readonly bytes: string };

export type FromProgram =
  | { readonly type: 'openWindow'; readonly window: number; readonly preload: string; readonly width: number; readonly height: number }
  | { readonly type: 'load'; readonly window: number; readonly address: string }
  /** The page of a window is begun anew, in a process of its own where the one it had is gone. */
  | { readonly type: 'reload'; readonly window: number }
  | { readonly type: 'toPage'; readonly window: number; readonly channel: string; readonly value: unknown; readonly ports: readonly number[] }
  | { readonly type: 'answer'; readonly window: number; readonly call: number; readonly value: unknown }
  | { readonly type: 'verdict'; readonly question: number; readonly allowed: boolean }
  | { readonly type: 'port'; readonly window: number; readonly port: number; readonly data: PortData }
  | { readonly type: 'portClosed'; readonly window: number; readonly port: number }
  | { readonly type: 'said'; readonly what: string; readonly detail: unknown };

export type FromPage =
  | { readonly type: 'ready'; readonly window: number }
  | { readonly type: 'send'; readonly window: number; readonly channel: string; readonly value: unknown; readonly address: string }
  | { readonly type: 'invoke'; readonly window: number; readonly channel: string; readonly call: number; readonly value: unknown; readonly address: string }
  | { readonly type: 'port'; readonly window: number; readonly port: number; readonly data: PortData }
  /** May this address be loaded, gone to, opened as a window, saved as a file of a type? */
  | { readonly type: 'ask'; readonly question: number; readonly window: number; readonly what: 'load' | 'navigate' | 'open' | 'download'; readonly address: string; readonly mediaType?: string }
  | { readonly type: 'closeWindow'; readonly window: number }
  /** Something that no page does: the system, the user outside of the page, or a crash. */
  | { readonly type: 'happens'; readonly what: Happening; readonly window: number };

export type Happening =
  | 'archiveDies'
  | 'pageDies'
  | 'pageHangs'
  | 'pageAnswers'
  | 'devicesOffered'
  | 'otherContents'
  /** The program is started a second time, and hands this over. */
  | { readonly secondInstance: unknown }
  /** Something is said to main over a channel, from an address. */
  | { readonly spoken: { readonly channel: string; readonly address: string; readonly value: unknown } }
  | { readonly menu: readonly string[] };

export function encodePortData(data: unknown): PortData {
  if (typeof data === 'string') return { text: data };
  const view = data instanceof ArrayBuffer ? new Uint8Array(data) : (data as Uint8Array);
  return { bytes: Buffer.from(view).toString('base64') };
}

export function decodePortData(data: PortData): string | Uint8Array {
  return 'text' in data ? data.text : new Uint8Array(Buffer.from(data.bytes, 'base64'));
}
