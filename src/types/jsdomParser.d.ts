/** The small DOM that Readability's authors made for it: no events, no selectors. https://github.com/mozilla/readability */
declare module '@mozilla/readability/JSDOMParser.js' {
  export default class JSDOMParser {
    /** Reads markup in which every element is closed; `address` is the page's. */
    parse(html: string, address?: string): object;
  }
}
