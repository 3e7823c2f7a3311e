import type { BrowserWindow, MenuItemConstructorOptions } from 'electron';
import type { i18n } from 'i18next';
import { COMMAND } from './channels.ts';

/** The menu, in the page's language. What it names the page does itself; it is only told. */
export function menuTemplate({ t }: i18n, focused: () => BrowserWindow | null, mac: boolean): MenuItemConstructorOptions[] {
  const tell = (command: string) => () => focused()?.webContents.send(COMMAND, command);
  const quit: MenuItemConstructorOptions = { role: 'quit', label: t('command:desktop.quit') };
  return [
    ...(mac ? [{ role: 'appMenu' as const }] : []),
    {
      label: t('command:desktop.archive'),
      submenu: [
        { label: t('command:desktop.newEvent'), accelerator: 'CmdOrCtrl+N', click: tell('newEvent') },
        { label: t('command:desktop.commands'), accelerator: 'CmdOrCtrl+K', click: tell('commands') },
        { label: t('command:desktop.search'), click: tell('search') },
        { type: 'separator' },
        { label: t('command:desktop.switchArchive'), accelerator: 'CmdOrCtrl+O', click: tell('switchArchive') },
        { type: 'separator' },
        mac ? { role: 'close', label: t('command:desktop.close') } : quit,
      ],
    },
    {
      label: t('command:desktop.edit'),
      submenu: [
        // Undo and redo of the archive are the page's; in a text field the field's own come first.
        { label: t('command:desktop.undo'), accelerator: 'CmdOrCtrl+Z', click: tell('undo'), registerAccelerator: false },
        { label: t('command:desktop.redo'), accelerator: 'CmdOrCtrl+Shift+Z', click: tell('redo'), registerAccelerator: false },
        { type: 'separator' },
        { role: 'cut', label: t('command:desktop.cut') },
        { role: 'copy', label: t('command:desktop.copy') },
        { role: 'paste', label: t('command:desktop.paste') },
        { role: 'selectAll', label: t('command:desktop.selectAll') },
      ],
    },
    {
      label: t('command:desktop.view'),
      submenu: [
        { role: 'resetZoom', label: t('command:desktop.actualSize') },
        { role: 'zoomIn', label: t('command:desktop.zoomIn') },
        { role: 'zoomOut', label: t('command:desktop.zoomOut') },
        { type: 'separator' },
        { role: 'togglefullscreen', label: t('command:desktop.fullScreen') },
      ],
    },
    { label: t('command:desktop.help'), submenu: [{ label: t('command:desktop.guide'), click: tell('guide') }, { label: t('command:desktop.keys'), click: tell('keys') }] },
  ];
}
