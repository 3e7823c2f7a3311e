import { tell } from './channel.ts';

interface Question {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
  readonly cancelId: number;
  readonly signal?: AbortSignal;
}

/** What the user would answer; a test sets it in the program's environment: `KRONIKA_TEST_CHOOSE`, `KRONIKA_TEST_ANSWER`. */
export const dialog = {
  showOpenDialog: (): Promise<{ filePaths: string[] }> => Promise.resolve({ filePaths: process.env.KRONIKA_TEST_CHOOSE ? [process.env.KRONIKA_TEST_CHOOSE] : [] }),
  /** The answer `first`, `later`, which leaves the question open until it is withdrawn, or else what Escape means. */
  showMessageBox: (_window: unknown, { message, detail, buttons, cancelId, signal }: Question): Promise<{ response: number }> => {
    tell({ type: 'said', what: 'question', detail: { message, detail, buttons } });
    if (process.env.KRONIKA_TEST_ANSWER === 'first') return Promise.resolve({ response: 0 });
    if (process.env.KRONIKA_TEST_ANSWER !== 'later') return Promise.resolve({ response: cancelId });
    return new Promise((resolve) => {
      signal?.addEventListener('abort', () => {
        tell({ type: 'said', what: 'questionWithdrawn', detail: message });
        resolve({ response: cancelId });
      });
    });
  },
  showErrorBox: (title: string, content: string): void => tell({ type: 'said', what: 'errorBox', detail: { title, content } }),
};
