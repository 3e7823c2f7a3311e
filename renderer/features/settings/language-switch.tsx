import { useWords } from '../../base/words.ts';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { INTERFACE_LANGUAGES, type InterfaceLanguage, languageName } from '#shared/domain/languages.ts';
import { useAppearance } from './appearance.ts';
import '../../ui/switch.css';

/** Each language is named in itself, for who can't read the other. */
export function LanguageSwitch() {
  const { t } = useWords();
  const { language, setLanguage } = useAppearance();
  return (
    <ToggleButtonGroup
      className="switch"
      aria-label={t('app:settings.language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[language]}
      onSelectionChange={(keys) => setLanguage([...keys][0] as InterfaceLanguage)}
    >
      {INTERFACE_LANGUAGES.map((tag) => (
        <ToggleButton key={tag} id={tag} className="switch-button">
          <span lang={tag}>{languageName(tag, tag)}</span>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
