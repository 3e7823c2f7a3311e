/** A box that is typed into to find one of several: a record, a country. What stands in it is what is chosen, until another is looked for. */

import { type ReactNode, type Ref, use, useEffect, useRef } from 'react';
import { Button, ComboBox, ComboBoxStateContext, FieldError, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useWords } from '../base/words.ts';
import { Icon } from '../ui/icon.tsx';
import { FieldLabel, Issue } from './field.tsx';
import './choice-box.css';

export interface Offer {
  readonly id: string;
  readonly text: string;
  /** What tells it from others of that name. */
  readonly detail?: string;
  /** Leads on to making what is not there yet. */
  readonly makesNew?: boolean;
}

interface LineProps {
  readonly inputRef: Ref<HTMLInputElement>;
  readonly placeholder: string;
  readonly onEscape: () => void;
  readonly round: number;
}

/** The list opens when one types, and not when what stands there changes by itself: a name that arrives, a choice that is taken back. */
function Line({ inputRef, placeholder, onEscape, round }: LineProps) {
  const state = use(ComboBoxStateContext);
  const close = useRef(() => {});
  close.current = () => state?.close();
  useEffect(() => close.current(), [round]);
  return (
    <div className="choice-line">
      <Input ref={inputRef} placeholder={placeholder} onInput={() => state?.open(null, 'input')} onKeyDown={({ key }) => (key === 'Escape' ? onEscape() : undefined)} />
      <Button className="choice-open">
        <Icon name="down" />
      </Button>
    </div>
  );
}

interface Props {
  /** The field's name for links that lead to it; none where something around the box has it. */
  readonly anchor?: string;
  readonly label: string;
  readonly required?: boolean;
  readonly help?: string | undefined;
  /** What is to be said of what is chosen, below the box. */
  readonly remark?: ReactNode;
  readonly placeholder?: string;
  readonly issue: string | undefined;
  readonly value: string | null;
  /** What the chosen one is called; empty where none is. */
  readonly shown: string;
  /** What is being typed to find another; null while what is chosen stands there. */
  readonly typed: string | null;
  readonly onTyped: (words: string | null) => void;
  readonly offers: readonly Offer[];
  readonly onChosen: (offer: Offer) => void;
  /** The chosen one's name was deleted to its last letter. */
  readonly onEmptied?: () => void;
  readonly onBlur: () => void;
  /** Another number begins anew, with the list closed: for a box from which several are chosen, one after the other. */
  readonly round?: number;
  readonly inputRef: Ref<HTMLInputElement>;
}

export function ChoiceBox({ anchor, label, required = false, help, remark, placeholder, issue, value, shown, typed, onTyped, offers, onChosen, onEmptied, onBlur, round = 0, inputRef }: Props) {
  const { t } = useWords();
  return (
    <ComboBox
      className="field choice"
      data-field={anchor}
      items={offers}
      inputValue={typed ?? shown}
      onInputChange={(words) => {
        onTyped(words === shown ? null : words);
        if (words === '') onEmptied?.();
      }}
      selectedKey={value}
      // Also told, with the old key, when the list closes by itself, as on scrolling: what is typed stays then.
      onSelectionChange={(key) => {
        const chosen = offers.find((offer) => offer.id === key);
        if (chosen) onChosen(chosen);
      }}
      onBlur={() => {
        onTyped(null);
        onBlur();
      }}
      isRequired={required}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
      menuTrigger="manual"
      allowsEmptyCollection
    >
      <FieldLabel required={required}>{label}</FieldLabel>
      <Line inputRef={inputRef} placeholder={placeholder ?? t('app:pick.type')} onEscape={() => onTyped(null)} round={round} />
      {help ? (
        <Text slot="description" className="field-help">
          {help}
        </Text>
      ) : null}
      {remark}
      <FieldError>{issue ? <Issue>{issue}</Issue> : null}</FieldError>
      <Popover className="popover choice-popover">
        <ListBox<Offer> className="list-box" renderEmptyState={() => <div className="list-box-empty">{t('app:pick.none')}</div>}>
          {(offer) => (
            <ListBoxItem className={offer.makesNew ? 'list-box-item choice-new' : 'list-box-item'} textValue={offer.text}>
              <span>{offer.text}</span>
              {offer.detail ? <span className="list-box-detail">{offer.detail}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
