/** The page's only view of the desktop: four words, and a port to the archive. */

import { contextBridge, ipcRenderer } from 'electron';
import { APPEARANCE, type Answer, type Appearance, CHOOSE_FOLDER, COMMAND, CONNECT, PORT } from './channels.ts';

// The port can't go through the bridge; it goes to the page as a message of its own window.
ipcRenderer.on(PORT, (event) => window.postMessage(PORT, window.location.origin, event.ports));

contextBridge.exposeInMainWorld('kronikaShell', {
  connect: (): void => ipcRenderer.send(CONNECT),
  chooseFolder: (): Promise<Answer<string | null>> => ipcRenderer.invoke(CHOOSE_FOLDER) as Promise<Answer<string | null>>,
  setAppearance: (appearance: Appearance): void => ipcRenderer.send(APPEARANCE, appearance),
  onCommand: (listener: (command: string) => void): void => {
    ipcRenderer.on(COMMAND, (_event, command: unknown) => listener(String(command)));
  },
});
