import { connectByPort } from '../support/connections.ts';
import { contractSuite } from './suite.ts';

contractSuite('over a message port', connectByPort);
