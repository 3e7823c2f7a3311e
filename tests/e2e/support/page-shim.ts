/**
 * Runs in the page before anything else: gives the product's preload the `electron` that it asks for,
 * and carries its words, and those of its ports, to the test. Self-contained: it is sent as text.
 */

interface Shim {
  /** From the test: a message of main, an answer, a message of a port. */
  receive(message: unknown): void;
}

declare global {
  interface Window {
    /** Given by the test: takes a message to the program. */
    kronikaToProgram(message: unknown): Promise<void>;
    kronikaShim?: Shim;
  }
}

interface Incoming {
  readonly type: 'toPage' | 'answer' | 'port' | 'portClosed';
  readonly channel?: string;
  readonly value?: unknown;
  readonly ports?: readonly number[];
  readonly call?: number;
  readonly port?: number;
  readonly data?: { readonly text?: string; readonly bytes?: string };
}

export function pageShim(): (name: string) => unknown {
  const listeners = new Map<string, ((event: unknown, value: unknown) => void)[]>();
  const calls = new Map<number, (value: unknown) => void>();
  const ports = new Map<number, MessagePort>();
  // Electron tells a page that the other end of its port is gone, by an event that Chromium alone does
  // not have. It is sent to the port that the page holds, which is another object than was given away.
  const onTheirWay: number[] = [];
  const held = new Map<number, MessagePort>();
  let count = 0;

  window.addEventListener('message', (event) => {
    for (const port of event.ports) {
      const number = onTheirWay.shift();
      if (number !== undefined) held.set(number, port);
    }
  });

  const send = (message: object) => void window.kronikaToProgram({ ...message, address: window.location.href });
  const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  const fromBase64 = (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

  const openPort = (number: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    ports.set(number, port1);
    onTheirWay.push(number);
    port1.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      const encoded = typeof data === 'string' ? { text: data } : { bytes: toBase64(new Uint8Array(data as ArrayBuffer)) };
      send({ type: 'port', port: number, data: encoded });
    });
    port1.start();
    return port2;
  };

  const ipcRenderer = {
    send: (channel: string, value: unknown) => send({ type: 'send', channel, value }),
    invoke: (channel: string, value: unknown) =>
      new Promise((resolve) => {
        count += 1;
        calls.set(count, resolve);
        send({ type: 'invoke', channel, call: count, value });
      }),
    on: (channel: string, listener: (event: unknown, value: unknown) => void) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
  };
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown) => Object.defineProperty(window, name, { value, enumerable: true }),
  };

  window.kronikaShim = {
    receive: (received) => {
      const message = received as Incoming;
      if (message.type === 'answer') calls.get(message.call ?? 0)?.(message.value);
      else if (message.type === 'portClosed') {
        ports.get(message.port ?? 0)?.close();
        held.get(message.port ?? 0)?.dispatchEvent(new Event('close'));
      } else if (message.type === 'port') {
        const { text, bytes } = message.data ?? {};
        ports.get(message.port ?? 0)?.postMessage(text ?? fromBase64(bytes ?? ''));
      } else {
        const event = { ports: (message.ports ?? []).map(openPort) };
        for (const listener of listeners.get(message.channel ?? '') ?? []) listener(event, message.value);
      }
    },
  };

  // Only what a sandboxed preload may ask for.
  return (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`a sandboxed preload can't load ${name}`);
  };
}

/** The script that a page runs first: the shim, then the product's preload as the CommonJS file that it is. */
export function preloadScript(preload: string): string {
  return `{ const require = (${pageShim.toString()})(); ((require, module, exports) => {\n${preload}\n})(require, { exports: {} }, {}); }`;
}
