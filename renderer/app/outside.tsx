import { useEffect } from 'react';
import { INTERFACE_LANGUAGES } from '#shared/domain/languages.ts';
import { failureSentence } from '#shared/language/sentences.ts';
import { createTranslator } from '#shared/language/translator.ts';
import { onAdmitted } from '../api/admission.ts';
import { failureOf } from '../api/client.ts';
import './outside.css';

/**
 * What is shown where the archive gives the page nothing: why, and what to do. In every language, since
 * the archive says not even which one its user reads.
 */
export function Outside({ error }: { readonly error: unknown }) {
  // Another tab may be let in meanwhile, and then this one is too.
  useEffect(() => onAdmitted(() => window.location.reload()), []);
  return (
    <main className="outside">
      <h1>Kronika</h1>
      {INTERFACE_LANGUAGES.map((language) => (
        <p key={language} lang={language}>
          {failureSentence(createTranslator(language), failureOf(error))}
        </p>
      ))}
    </main>
  );
}
