import { Lane } from './lane';
import type { Turn } from './lanes';
import classes from './playground.module.css';

/** A question with the answers of all models, side by side. */
export function TurnView({ turn }: { turn: Turn }) {
  const { content } = turn.question;
  const parts = typeof content === 'string' ? [{ type: 'text' as const, text: content }] : content;
  return (
    <section className={classes.turn}>
      <div className={classes.asked}>
        {parts.map((part, index) =>
          part.type === 'text' ? (
            <p key={index}>{part.text}</p>
          ) : (
            <img key={index} src={part.image_url.url} alt="What was sent along" />
          ),
        )}
      </div>
      <div className={classes.lanes} data-count={Object.keys(turn.answers).length}>
        {Object.entries(turn.answers).map(([model, answer]) => (
          <Lane key={model} model={model} answer={answer} />
        ))}
      </div>
    </section>
  );
}
