/** A box that is typed into to find one of several: a record, a country. What stands in it is what is chosen, until another is looked for. */

import { type ReactNode, type Ref, use, useEffect, useRef } from 'react';
import { Button, ComboBox, ComboBoxStateContext, FieldError, Input, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';
import { useWords } from '../base/words.ts';
import { Icon } from '../ui/icon.tsx';
import { FieldLabel, Issue } from './field.tsx';
import { goOnFrom } from './going-on.ts';
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
  /** Enter on words while nothing in the list is pointed at; false where they could be several things. */
  readonly onEnter: (() => Promise<boolean>) | undefined;
  /** Something is typed that chose nothing yet. */
  readonly hasWords: boolean;
  /** Another may follow what Enter took: the focus stays for it. */
  readonly takesMore: boolean;
  readonly round: number;
}

/** The list opens when one types, and not when what stands there changes by itself: a name that arrives, a choice that is taken back. */
function Line({ inputRef, placeholder, onEscape, onEnter, hasWords, takesMore, round }: LineProps) {
  const state = use(ComboBoxStateContext);
  const close = useRef(() => {});
  close.current = () => state?.close();
  useEffect(() => close.current(), [round]);
  const enter = async (field: HTMLInputElement) => {
    const words = field.value;
    if (await onEnter?.()) {
      state?.close();
      if (document.activeElement === field && !takesMore) goOnFrom(field);
      return;
    }
    // Who took the words back meanwhile, or has gone on, is shown nothing of them.
    if (field.value !== words || document.activeElement !== field) return;
    // Whoever chooses among several begins with the first.
    state?.open(null, 'input');
    state?.selectionManager.setFocusedKey(state.collection.getFirstKey());
  };
  return (
    // Before the box itself makes of Enter what it makes of it without a choice: nothing.
    <div
      className="choice-line"
      onKeyDownCapture={(event) => {
        const isPlain = event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
        if (!isPlain || !onEnter || !(event.target instanceof HTMLInputElement) || state?.selectionManager.focusedKey !== null) return;
        event.preventDefault();
        event.stopPropagation();
        void enter(event.target);
      }}
    >
      <Input
        ref={inputRef}
        placeholder={placeholder}
        onInput={() => state?.open(null, 'input')}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // What was typed goes first, also where its list has closed by itself; what is around the box is left by the next press.
          if (hasWords && !state?.isOpen) {
            event.preventDefault();
            event.stopPropagation();
          }
          onEscape();
        }}
      />
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
  /** The label is only heard: what stands around says it to the eye. */
  readonly isHeadless?: boolean;
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
  /** More may be offered in a moment: what is there may still move. */
  readonly isSearching?: boolean;
  readonly onChosen: (offer: Offer) => void;
  /** The chosen one's name was deleted to its last letter. */
  readonly onEmptied?: () => void;
  readonly onBlur: () => void;
  /** Enter on what was typed, while nothing in the list is pointed at; false where that could be several things. Without it, or while nothing is typed, Enter goes on. */
  readonly onEnter?: (() => Promise<boolean>) | undefined;
  /** What is typed stays when the field is left, and what is to be done with it is said. */
  readonly keeps?: boolean;
  /** Several are chosen here, one after the other: Enter takes one, and goes on only where nothing is typed. */
  readonly takesMore?: boolean;
  /** Another number begins anew, with the list closed: for a box from which several are chosen, one after the other. */
  readonly round?: number;
  readonly inputRef: Ref<HTMLInputElement>;
}

export function ChoiceBox({ anchor, label, isHeadless = false, required = false, help, remark, placeholder, issue, value, shown, typed, onTyped, offers, isSearching = false, onChosen, onEmptied, onBlur, onEnter, keeps = false, takesMore = false, round = 0, inputRef }: Props) {
  const { t } = useWords();
  return (
    <ComboBox
      className="field choice"
      data-field={anchor}
      {...(keeps ? { 'data-unsettled': typed ?? '' } : {})}
      {...(isSearching ? { 'data-searching': true } : {})}
      items={offers}
      inputValue={typed ?? shown}
      onInputChange={(words) => {
        // Leaving the field, the box puts what is chosen back: what was typed and chosen nothing stays to be seen.
        if (keeps && document.activeElement?.getAttribute('role') !== 'combobox') return;
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
        if (!keeps) onTyped(null);
        onBlur();
      }}
      isRequired={required}
      isInvalid={issue !== undefined}
      validationBehavior="aria"
      {...(isHeadless ? { 'aria-label': label } : {})}
      menuTrigger="manual"
      allowsEmptyCollection
    >
      {isHeadless ? null : (
        <FieldLabel required={required} of={anchor}>
          {label}
        </FieldLabel>
      )}
      <Line inputRef={inputRef} placeholder={placeholder ?? t('app:pick.type')} onEscape={() => onTyped(null)} onEnter={onEnter} hasWords={keeps} takesMore={takesMore} round={round} />
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
