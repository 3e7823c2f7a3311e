/** The page's only view of the desktop: seven words, and a port to the archive. */

import { contextBridge, ipcRenderer } from 'electron';
import { APPEARANCE, type Answer, type Appearance, type AskedToOpen, CHOOSE_FOLDER, COMMAND, CONNECT, OPEN, PORT, SHOW_BESIDE, SHOW_LIVING } from './channels.ts';

// The port can't go through the bridge; it goes to the page as a message of its own window.
ipcRenderer.on(PORT, (event) => window.postMessage(PORT, window.location.origin, event.ports));

// One listener each: a part of the page that is drawn anew takes the place of the one before.
let commanded: (command: string) => void = () => {};
ipcRenderer.on(COMMAND, (_event, command: unknown) => commanded(String(command)));

// What is to be opened waits for a page that has not drawn itself yet.
let asked: ((what: AskedToOpen) => void) | null = null;
let waiting: AskedToOpen | null = null;
ipcRenderer.on(OPEN, (_event, what: AskedToOpen) => {
  if (asked) asked(what);
  else waiting = what;
});

contextBridge.exposeInMainWorld('kronikaShell', {
  connect: (): void => ipcRenderer.send(CONNECT),
  chooseFolder: (): Promise<Answer<string | null>> => ipcRenderer.invoke(CHOOSE_FOLDER) as Promise<Answer<string | null>>,
  setAppearance: (appearance: Appearance): void => ipcRenderer.send(APPEARANCE, appearance),
  showBeside: (id: string): void => ipcRenderer.send(SHOW_BESIDE, id),
  showLiving: (): void => ipcRenderer.send(SHOW_LIVING),
  onCommand: (listener: (command: string) => void): void => {
    commanded = listener;
  },
  onOpen: (listener: (what: AskedToOpen) => void): void => {
    asked = listener;
    if (waiting) listener(waiting);
    waiting = null;
  },
});
