import { connectByHttp } from '../support/connections.ts';
import { carriageSuite } from './suite.ts';

carriageSuite('over HTTP, from the browser shell', connectByHttp);
