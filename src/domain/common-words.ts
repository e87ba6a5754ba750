/**
 * Words that name nobody, and are the beginning of a name or near to one: "the" is not Theo, and "same" not Sam. Whoever really is called one of them is meant by it all the same.
 */
const COMMON_WORDS = new Set(
  `
  am an as at be by do dr go he hi if in is it me mr ms my no of oh ok on or so to up us we
  about after again all also always and another any anybody anyone are around ask asked away bad been before being belly best both
  bully but called calls came can care carer carers carry case child client come could day days did does done each end evening
  ever every first for friend from gave get gets give goes going gone good got guy had hair has have her here hers herself him
  himself his home house how into its just keep kept knew know known knows lady last later like long look looks made make makes
  man many maybe mean means men mine money more morning most much mummy must name named names near never new night nobody none nor
  not now nurse off office often old once one only other our out over own part people person place put ran really room said same
  saw say says seen sees she shift should side silly since small some somebody someone something sorry sort staff still such sure
  take taken takes talk tall team tell than that the their them then there these they thing think this those though thought time
  told too took two under until use used user very visit want wants was way week well were what when where which while who whole
  whom whose why will with woman women work worker workers working works would year years yes yet you young your
  `
    .trim()
    .split(/\s+/),
);

export function isCommonWord(word: string): boolean {
  return COMMON_WORDS.has(word);
}
