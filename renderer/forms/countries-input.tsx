import { useEffect, useRef, useState } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, TagGroup, TagList } from 'react-aria-components';
import { COUNTRY_CODES, countryName } from '#shared/domain/countries.ts';
import { fold } from '#shared/domain/fold.ts';
import { FieldLabel, anchorOf } from './field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ChosenTag } from './chosen-tag.tsx';

/** Several countries, each a tag that can be taken away. */
export function CountriesInput({ name, label }: { readonly name: string; readonly label: string }) {
  const { t, i18n } = useWords();
  const { field } = useController({ name });
  const [words, setWords] = useState('');
  // A box that is emptied after a choice would open its list anew: the next choice is made in a new box.
  const [added, setAdded] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (added > 0) box.current?.focus();
  }, [added]);
  const chosen = (field.value as string[] | null) ?? [];
  const { compare } = new Intl.Collator(i18n.language);
  const rest = COUNTRY_CODES.filter((code) => !chosen.includes(code))
    .map((id) => ({ id, name: countryName(id, i18n.language) }))
    .filter((country) => fold(country.name).includes(fold(words)))
    .toSorted((a, b) => compare(a.name, b.name));
  return (
    <div className="field" data-field={anchorOf(name)}>
      <ComboBox
        key={added}
        className="field pick"
        items={rest}
        inputValue={words}
        onInputChange={setWords}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key === null) return;
          field.onChange([...chosen, String(key)]);
          setWords('');
          setAdded(added + 1);
        }}
        onBlur={field.onBlur}
        defaultFilter={() => true}
      >
        <FieldLabel>{label}</FieldLabel>
        <div className="pick-line">
          <Input
            ref={(input) => {
              box.current = input;
              field.ref(input);
            }}
            placeholder={t('app:form.addCountry')}
          />
          <Button className="pick-open">
            <Icon name="down" />
          </Button>
        </div>
        <Popover className="popover pick-popover">
          <ListBox className="list-box">{(item: { id: string; name: string }) => <ListBoxItem className="list-box-item">{item.name}</ListBoxItem>}</ListBox>
        </Popover>
      </ComboBox>
      {chosen.length > 0 ? (
        <TagGroup aria-label={label} onRemove={(keys) => field.onChange(chosen.filter((code) => !keys.has(code)))}>
          <TagList className="tags">
            {chosen.map((code) => (
              <ChosenTag key={code} id={code} name={countryName(code, i18n.language)} />
            ))}
          </TagList>
        </TagGroup>
      ) : null}
    </div>
  );
}
