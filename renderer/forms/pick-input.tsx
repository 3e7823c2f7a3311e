/** Chooses a record of the archive, found as its name is typed; a new one can be made on the spot. */

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { Button, ComboBox, FieldError, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import type { pickKinds } from '#shared/contract/search.ts';
import { countryName } from '#shared/domain/countries.ts';
import { formatDate } from '#shared/domain/date-text.ts';
import { queries } from '../api/client.ts';
import { interfaceLanguage } from '../base/language.ts';
import { useText } from '../ui/texts.tsx';
import { FieldLabel, Issue, anchorOf, useIssue } from './field.tsx';
import { Icon } from '../ui/icon.tsx';
import './pick-input.css';

export type PickKind = (typeof pickKinds)[number];

interface Props {
  readonly name: string;
  readonly label: string;
  readonly kind: PickKind;
  /** For work packages, the project they must belong to. */
  readonly within?: string | null;
  readonly help?: string | undefined;
  readonly required?: boolean;
  /** Opens a form for a new record with the words typed so far, and gives its id and name back. */
  readonly create?: (words: string, made: (id: string, name: string) => void) => ReactNode;
}

/** What the records that a form has chosen are called, by id. */
export type Names = Readonly<Record<string, string>>;

interface Item {
  readonly id: string;
  readonly text: string;
  readonly detail: string;
}

const NEW = 'new';

export function PickInput({ name, label, kind, within = null, help, required = false, create }: Props) {
  const { t, i18n } = useWords();
  const text = useText();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const { getValues, setValue } = useFormContext<{ names: Names }>();
  const value = (field.value as string | null) ?? null;
  // The form keeps what chosen records are called beside their ids, in its draft too.
  const chosen = value ? (getValues('names')?.[value] ?? '') : '';
  const [words, setWords] = useState(chosen);
  const [making, setMaking] = useState(false);
  // Words that only name what is chosen ask for everything, so that the list offers the others.
  const asked = words === chosen ? '' : words;
  const found = useQuery(queries.search.pick.queryOptions({ input: { kind, words: asked, within }, placeholderData: (before) => before }));
  const detailOf = (detail: string | null) => (kind === 'place' && detail ? countryName(detail, i18n.language) : kind === 'event' && detail ? formatDate(detail, interfaceLanguage(i18n.language)) : '');
  const items: Item[] = (found.data ?? []).map(({ id, label: first, name: names, detail }) => {
    const full = text(names);
    return { id, text: first && full && first !== full ? `${first} – ${full}` : full || (first ?? ''), detail: detailOf(detail) };
  });
  const offered: Item[] = create ? [...items, { id: NEW, text: words && words !== chosen ? t('app:pick.createNamed', { name: words }) : t('app:pick.create'), detail: '' }] : items;

  const take = (id: string, itsName: string) => {
    setValue('names', { ...getValues('names'), [id]: itsName });
    setWords(itsName);
    field.onChange(id);
  };
  const choose = (key: string | null) => {
    if (key === NEW) return setMaking(true);
    if (key === null) return;
    take(key, items.find((item) => item.id === key)?.text ?? '');
  };
  const leave = () => {
    field.onBlur();
    if (words.trim() === '') field.onChange(null);
    else setWords(chosen);
  };
  return (
    <>
      <ComboBox
        className="field pick"
        data-field={anchorOf(name)}
        items={offered}
        inputValue={words}
        onInputChange={setWords}
        selectedKey={value}
        onSelectionChange={(key) => choose(key === null ? null : String(key))}
        onBlur={leave}
        isRequired={required}
        isInvalid={issue !== undefined}
        validationBehavior="aria"
        menuTrigger="input"
        allowsEmptyCollection
        defaultFilter={() => true}
      >
        <FieldLabel required={required}>{label}</FieldLabel>
        <div className="pick-line">
          <Input ref={field.ref} placeholder={t('app:pick.type')} />
          <Button className="pick-open">
            <Icon name="down" />
          </Button>
        </div>
        {help ? (
          <Text slot="description" className="field-help">
            {help}
          </Text>
        ) : null}
        <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
        <Popover className="popover pick-popover">
          <ListBox<Item> className="list-box" renderEmptyState={() => <div className="list-box-empty">{t('app:pick.none')}</div>}>
            {(item) => (
              <ListBoxItem className={item.id === NEW ? 'list-box-item pick-new' : 'list-box-item'} textValue={item.text}>
                <span>{item.text}</span>
                {item.detail ? <span className="list-box-detail">{item.detail}</span> : null}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {making && create
        ? create(words === chosen ? '' : words, (id, itsName) => {
            setMaking(false);
            if (id) take(id, itsName);
          })
        : null}
    </>
  );
}
