import { useState } from 'react';
import { useAttempt } from '../base/commands.ts';
import { Button } from './button.tsx';
import { Confirm } from './dialog.tsx';
import { Writing } from './writing.tsx';

interface EraseForGoodProps {
  readonly button: string;
  readonly ask: string;
  readonly confirm: string;
  /** What it means, said before. */
  readonly lines: readonly string[];
  readonly erase: () => Promise<void>;
}

/** What can't be undone, after a question that says so. */
export function EraseForGood({ button, ask, confirm, lines, erase }: EraseForGoodProps) {
  const attempt = useAttempt();
  const [asking, setAsking] = useState(false);
  const [isErasing, setErasing] = useState(false);
  const confirmed = () =>
    void attempt(async () => {
      setErasing(true);
      await erase().finally(() => setErasing(false));
    });
  return (
    <Writing>
      <p className="erase-button">
        <Button look="danger" onPress={() => setAsking(true)} isPending={isErasing}>
          {button}
        </Button>
      </p>
      <Confirm title={ask} isOpen={asking} onOpenChange={setAsking} confirm={confirm} onConfirm={confirmed}>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Confirm>
    </Writing>
  );
}
