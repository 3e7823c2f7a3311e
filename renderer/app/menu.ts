import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { desktop } from '../api/shell.ts';
import { act } from '../base/keys.ts';

/** What the desktop's menu may ask of the page. */
const MENU_ACTIONS = { commands: 'commands', search: 'search', undo: 'undo', redo: 'redo', keys: 'help' } as const;

/** Does what the desktop shell's menu names, on whatever page. */
export function useMenu(): void {
  const navigate = useNavigate();
  useEffect(() => {
    desktop?.onCommand((command) => {
      if (command === 'newEvent') void navigate({ to: '/events/new' });
      else if (command === 'switchArchive') void navigate({ to: '/start' });
      else if (command === 'guide') void navigate({ to: '/guide/{-$page}' });
      else if (command in MENU_ACTIONS) act(MENU_ACTIONS[command as keyof typeof MENU_ACTIONS]);
    });
  }, [navigate]);
}
