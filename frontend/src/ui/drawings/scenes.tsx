import s from './drawings.module.css';
import sprite from './scenes.svg';

/**
 * Scenes for empty states and quiet moments, all decoration. They stand in one SVG file that is
 * fetched when the first of them is shown, and take the colours of the page (its custom properties).
 */
const scene = (id: string, width: number, height: number) => () => (
  <svg viewBox={`0 0 ${width} ${height}`} className={s.scene} aria-hidden="true" focusable="false">
    <use href={`${sprite}#${id}`} />
  </svg>
);

/** Two who talk: questions, a first exchange. */
export const TalkScene = scene('talk', 320, 200);
/** A letter under way: check your mail. */
export const LetterScene = scene('letter', 320, 170);
/** Empty tiles and a waiting pebble: no offer yet, no call yet. */
export const WaitingScene = scene('waiting', 320, 180);
/** Two on the double tile: the pair is made. */
export const PairScene = scene('pair', 320, 200);
/** Several pairs on their way: the list is empty because all is well. */
export const AllWellScene = scene('all-well', 320, 170);
