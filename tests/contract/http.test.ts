import { connectByHttp } from '../support/connections.ts';
import { contractSuite } from './suite.ts';

contractSuite('over HTTP, from the browser shell', connectByHttp);
