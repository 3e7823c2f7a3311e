import { connectByPort } from '../support/connections.ts';
import { carriageSuite } from './suite.ts';

carriageSuite('over a message port', connectByPort);
