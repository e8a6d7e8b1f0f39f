/**
 * Height of a single-spaced line in em, and how far below its top the baseline stands. PowerPoint spaces lines by the size
 * of the text, whatever the font says of itself, and LibreOffice follows it for decks ("font-independent line spacing": 1.2
 * em, the baseline at 1 em). The boxes that PowerPoint fits to their text grow by 276,999 EMU a line at 18 pt, which is 1.21 em;
 * scenes are measured with 1.2208, the larger of all, so that text never outgrows its frame.
 */
export const LINE_EM = 1.2;
