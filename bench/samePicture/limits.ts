/** The least share of text boxes that must agree. */
export const LEAST_SHARE = 0.95;

/**
 * The least structural similarity of a slide with its page. Two programs never smooth the edges of letters alike, which alone
 * costs up to a tenth on a full slide; the lowest that was seen is 0.84, a table whose cells LibreOffice sets without space between
 * lines. Lines that drift apart cost far more: 0.5 was seen where they stood 6 % too far from one another.
 */
export const LEAST_SIMILARITY = 0.8;
