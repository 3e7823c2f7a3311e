import { useMemo } from 'react';
import { useController } from 'react-hook-form';
import { useWords } from '../base/words.ts';
import { Button, ComboBox, FieldError, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { COUNTRY_CODES, countryName } from '#shared/domain/countries.ts';
import { fold } from '#shared/domain/fold.ts';
import { FieldLabel, Issue, anchorOf, useIssue } from './field.tsx';
import { Icon } from '../ui/icon.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean;
}

/** A country by its name in the reader's language, found without regard to accents. */
export function CountryInput({ name, label, required = false }: Props) {
  const { t, i18n } = useWords();
  const { field } = useController({ name });
  const issue = useIssue(name);
  const countries = useMemo(() => {
    const { compare } = new Intl.Collator(i18n.language);
    return COUNTRY_CODES.map((id) => ({ id, name: countryName(id, i18n.language) })).toSorted((a, b) => compare(a.name, b.name));
  }, [i18n.language]);
  return (
    <ComboBox
      className="field pick"
      data-field={anchorOf(name)}
      defaultItems={countries}
      selectedKey={(field.value as string | null) ?? null}
      onSelectionChange={(key) => field.onChange(key)}
      onBlur={field.onBlur}
      isRequired={required}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
      defaultFilter={(text, words) => fold(text).startsWith(fold(words)) || fold(text).includes(` ${fold(words)}`)}
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      <div className="pick-line">
        <Input ref={field.ref} placeholder={t('app:pick.type')} />
        <Button className="pick-open">
          <Icon name="down" />
        </Button>
      </div>
      <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
      <Popover className="popover pick-popover">
        <ListBox className="list-box">
          {(item: { id: string; name: string }) => <ListBoxItem className="list-box-item">{item.name}</ListBoxItem>}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
