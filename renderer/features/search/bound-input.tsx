import { useState } from 'react';
import { Input, Label, TextField } from 'react-aria-components';

interface Props {
  readonly label: string;
  /** As the question has it; empty where it has none. */
  readonly value: string;
  /** Whether what is typed can be asked already: "20" is no year yet. */
  readonly isWhole: (typed: string) => boolean;
  readonly onSet: (typed: string) => void;
}

/** A number or a year of a question. What is not whole yet stays in the field and asks nothing. */
export function BoundInput({ label, value, isWhole, onSet }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      className="field"
      value={typed ?? value}
      onChange={(text) => {
        setTyped(text);
        const asked = text.trim();
        if (asked === '' || isWhole(asked)) onSet(asked);
      }}
      onBlur={() => setTyped(null)}
    >
      <Label className="field-label">{label}</Label>
      <Input inputMode="numeric" autoComplete="off" />
    </TextField>
  );
}
