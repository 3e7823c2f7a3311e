import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PickView } from '#shared/contract/search.ts';
import { queries } from '../../api/client.ts';
import { ChoiceBox } from '../../forms/choice-box.tsx';
import { useText } from '../../ui/texts.tsx';

interface Props {
  readonly kind: 'project' | 'organisation' | 'place';
  readonly label: string;
  /** As the question names it; empty where it names none. */
  readonly shown: string;
  /** Told what the chosen one is called; null for none. */
  readonly onChosen: (name: string | null) => void;
}

/** A record of a question, found as its name is typed. */
export function RecordBox({ kind, label, shown, onChosen }: Props) {
  const text = useText();
  const [typed, setTyped] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const found = useQuery(queries.search.pick.queryOptions({ input: { kind, words: (typed ?? '').slice(0, 200), within: null }, placeholderData: (before) => before }));
  const nameOf = (pick: PickView) => pick.label ?? text(pick.name);
  const picks = found.data ?? [];
  return (
    <ChoiceBox
      label={label}
      issue={undefined}
      value={null}
      shown={shown}
      typed={typed}
      onTyped={setTyped}
      offers={picks.map((pick) => ({ id: pick.id, text: nameOf(pick), detail: [pick.label ? text(pick.name) : text(pick.place), pick.detail].filter(Boolean).join(' · ') }))}
      isSearching={found.isFetching}
      onChosen={({ id }) => {
        const pick = picks.find((one) => one.id === id);
        setTyped(null);
        setRound(round + 1);
        if (pick) onChosen(nameOf(pick));
      }}
      onEmptied={() => onChosen(null)}
      onBlur={() => setTyped(null)}
      round={round}
      inputRef={input}
    />
  );
}
