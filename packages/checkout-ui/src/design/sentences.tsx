/**
 * A few short sentences that break between them rather than inside. Chinese may break at any character, and
 * a last line of one of them looks like a slip.
 */
export const Sentences = ({ text }: { text: string }) =>
  text.split(/(?<=。)/).map((sentence) => (
    <span key={sentence} className={sentence.endsWith('。') ? 'inline-block' : ''}>
      {sentence}
    </span>
  ))
