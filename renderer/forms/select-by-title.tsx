/** The kind of a new record follows its title's own word for it, until somebody chooses one. */

import { useEffect, useRef, useState } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import type { Multilingual } from '#shared/domain/languages.ts';
import type { Choice } from './choose.tsx';
import { SelectInput } from './select-input.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly options: readonly Choice[];
  /** What a title speaks of; null where it speaks of none of them. */
  readonly inTitle: (title: string) => string | null;
}

export function SelectByTitle({ name, label, options, inTitle }: Props) {
  const { setValue, getValues } = useFormContext();
  const title = useWatch({ name: 'fields.title' }) as Multilingual;
  const said = inTitle(Object.values(title)[0] ?? '');
  const [isChosen, setChosen] = useState(() => getValues('id') !== null);
  // What stood there at first was followed then, or was not.
  const followed = useRef(said);
  useEffect(() => {
    if (isChosen || said === followed.current) return;
    followed.current = said;
    if (said) setValue(name, said, { shouldDirty: true });
  }, [said, isChosen, name, setValue]);
  return <SelectInput name={name} label={label} options={options} onChosen={() => setChosen(true)} />;
}
