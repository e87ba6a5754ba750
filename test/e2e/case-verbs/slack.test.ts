import { describeVerbs } from './describe-verbs.js';

describeVerbs('slack');
