/** Text in the reader's language; in another one visibly so, and marked as such for who listens. */

import { useWords } from '../base/words.ts';
import { type Multilingual, NO_LANGUAGE, chooseText, languageName } from '#shared/domain/languages.ts';
import './texts.css';

/** The text alone, for where only a string will do: a window's title, a label. */
export function useText(): (texts: Multilingual | null | undefined, otherwise?: string) => string {
  const { i18n } = useWords();
  return (texts, otherwise = '') => chooseText(texts ?? null, i18n.language)?.text ?? otherwise;
}

function LanguageTag({ tag }: { readonly tag: string }) {
  const { t, i18n } = useWords();
  const language = languageName(tag, i18n.language);
  return (
    <span className="language-tag" title={t('app:text.inLanguage', { language })}>
      <span aria-hidden>{tag}</span>
      <span className="only-heard">{t('app:text.inLanguage', { language })}</span>
    </span>
  );
}

export function Texts({ texts }: { readonly texts: Multilingual | null }) {
  const { i18n } = useWords();
  const chosen = chooseText(texts, i18n.language);
  if (!chosen) return null;
  const lang = chosen.language === NO_LANGUAGE ? undefined : chosen.language;
  return (
    <>
      <span lang={lang}>{chosen.text}</span>
      {chosen.asAsked ? null : <LanguageTag tag={chosen.language} />}
    </>
  );
}

/** Text of several paragraphs, parted by empty lines. */
export function Prose({ texts }: { readonly texts: Multilingual | null }) {
  const { i18n } = useWords();
  const chosen = chooseText(texts, i18n.language);
  if (!chosen) return null;
  const lang = chosen.language === NO_LANGUAGE ? undefined : chosen.language;
  return (
    <div className="prose" lang={lang}>
      {chosen.asAsked ? null : <LanguageTag tag={chosen.language} />}
      {chosen.text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
    </div>
  );
}
