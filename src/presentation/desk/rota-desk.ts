import type { UseCases } from '../../application/use-cases.js';
import type { DeskPart } from './desk-part.js';

export function createRotaDesk(_useCases: UseCases): DeskPart {
  return {};
}
