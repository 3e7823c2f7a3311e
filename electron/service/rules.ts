import { answerRule, exportRules, importRules, listRules } from '../archive/rules/service.ts';
import { calls } from './implementation.ts';

export const ruleHandlers = {
  rules: {
    list: calls.rules.list.handler(({ context }) => listRules(context.session.archive())),
    answer: calls.rules.answer.handler(({ context, input }) => answerRule(context.session.archive(), input, context.session.author)),
    export: calls.rules.export.handler(({ context }) => exportRules(context.session.archive())),
    import: calls.rules.import.handler(({ context, input }) => importRules(context.session.archive(), input, context.session.author)),
  },
};
