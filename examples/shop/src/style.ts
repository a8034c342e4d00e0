import { html } from 'hono/html'

/** The shop’s own look; nothing of it is the bank’s. */
export const style = html`<style>
  :root {
    color-scheme: light dark;
    --paper: #f5f3ea;
    --card: #fffdf6;
    --ink: #26301f;
    --soft: #57604c;
    --leaf: #3f6212;
    --on-leaf: #ffffff;
    --line: #ddd8c6;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #14170f;
      --card: #1d2117;
      --ink: #eef0e4;
      --soft: #b3b8a4;
      --leaf: #b6d77a;
      --on-leaf: #1a2309;
      --line: #343a2a;
    }
  }
  * {
    box-sizing: border-box;
  }
  body {
    margin: 0;
    background: var(--paper);
    color: var(--ink);
    font: 16px/1.6 'PingFang SC', 'Noto Sans SC', 'Microsoft YaHei', system-ui, sans-serif;
  }
  main {
    max-width: 960px;
    margin: 0 auto;
    padding: 32px 20px 64px;
  }
  h1 {
    margin: 0;
    font-size: 28px;
    letter-spacing: 0.04em;
  }
  h2 {
    margin: 0;
    font-size: 18px;
  }
  p {
    margin: 4px 0 0;
    color: var(--soft);
  }
  .bar {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
  }
  .shelf {
    list-style: none;
    margin: 32px 0 0;
    padding: 0;
    display: grid;
    gap: 20px;
    grid-template-columns: repeat(auto-fill, minmax(240px, 1fr));
  }
  .shelf li,
  .sale {
    background: var(--card);
    border: 1px solid var(--line);
    border-radius: 16px;
    padding: 20px;
  }
  .sale {
    margin-top: 32px;
    max-width: 480px;
  }
  .picture {
    height: 132px;
    border-radius: 10px;
    margin-bottom: 16px;
  }
  .longjing {
    background: radial-gradient(ellipse at 30% 70%, #9cb866 0 18%, transparent 19%),
      radial-gradient(ellipse at 62% 40%, #7d9c45 0 14%, transparent 15%), linear-gradient(160deg, #e6ecd0, #c3d49a);
  }
  .jiuqu {
    background: radial-gradient(circle at 50% 62%, #7a2f1d 0 24%, transparent 25%),
      linear-gradient(160deg, #f1dfcf, #d8a98a);
  }
  .chahe {
    background: radial-gradient(ellipse at 50% 80%, #8fb8a8 0 34%, transparent 35%),
      linear-gradient(160deg, #e3efe9, #b9d5c9);
  }
  .shelf form {
    display: flex;
    align-items: center;
    justify-content: space-between;
    margin-top: 20px;
  }
  .price {
    font-size: 20px;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  button,
  .sale a {
    font: inherit;
    font-weight: 600;
    min-height: 44px;
    padding: 8px 20px;
    border: 0;
    border-radius: 999px;
    background: var(--leaf);
    color: var(--on-leaf);
    cursor: pointer;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
  }
  button.quiet {
    background: transparent;
    color: var(--leaf);
    box-shadow: inset 0 0 0 1.5px var(--leaf);
  }
  :focus-visible {
    outline: 3px solid var(--leaf);
    outline-offset: 3px;
  }
  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 8px 24px;
    margin: 20px 0;
  }
  dt {
    color: var(--soft);
  }
  dd {
    margin: 0;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  .reference {
    overflow-wrap: anywhere;
    font-size: 14px;
  }
</style>`
