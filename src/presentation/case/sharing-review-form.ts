import { z } from 'zod';
import type { ReviewSharing } from '../../domain/case/referrals.js';
import { asItemId } from '../../domain/ids.js';
import type { CaseForm } from './case-form.js';
import { questionsOf, typedLine, typedWords, yesOrNo } from './questions.js';
import { nameOf, whichOf, YES_NO } from './referral-forms.js';
import { referralWords } from './referral-words.js';
import { toJudge } from './to-judge.js';

/** Of the referral whose button was pressed, or of those that wait: what was shared and why stands beside the question. */
export const reviewSharingForm: CaseForm<ReviewSharing> = {
  label: 'Review the sharing',
  submit: 'Record review',
  parts: (about) => {
    const { read, item, typed, organisation } = about;
    const referrals = (read?.file.referrals ?? []).filter(({ id, review }) =>
      item === undefined ? review.kind === 'awaited' : id === item,
    );
    return [
      ...(item === undefined ? [whichOf(about, referrals)] : []),
      ...toJudge(
        referrals.map((referral) => ({
          id: `referral-${referral.id}`,
          heading: nameOf(referral, organisation),
          text: referralWords(referral, organisation.zone),
        })),
      ),
      questionsOf(typed).choice('agreed', 'Was it right to share without consent?', YES_NO),
      questionsOf(typed).words('text', 'Why?'),
    ];
  },
  read: ({ item }) =>
    z
      .object({ item: item === undefined ? typedLine : z.unknown().optional(), agreed: yesOrNo, text: typedWords })
      .transform(({ item: chosen, ...rest }) => ({ referral: item ?? asItemId(String(chosen)), ...rest })),
};
