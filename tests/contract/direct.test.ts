import { connectDirectly } from '../support/connections.ts';
import { contractSuite } from './suite.ts';

contractSuite('called in the same process', connectDirectly);
