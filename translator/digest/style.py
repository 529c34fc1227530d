"""The frame of the digest's page, with how it looks."""

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Digest</title>
<style>
:root {{ color-scheme: light dark; --ink: #1c1c1c; --quiet: #5c5c5c; --paper: #fdfcf9;
  --line: #ddd8cc; --link: #14508c; --doubt: #8a4500; --doubt-paper: #fff3e0; }}
@media (prefers-color-scheme: dark) {{ :root {{ --ink: #e8e6e1; --quiet: #a5a29b;
  --paper: #181816; --line: #3a3935; --link: #8cbcf0; --doubt: #ffc27a;
  --doubt-paper: #33260f; }} }}
body {{ margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 44rem; overflow-wrap: anywhere;
  font: 1.05rem/1.5 Georgia, "Times New Roman", serif; color: var(--ink);
  background: var(--paper); }}
h1 {{ font-size: 1.6rem; margin: 0; }}
h2 {{ font-size: 1.4rem; line-height: 1.3; margin: 0; }}
h2 .original {{ font-weight: normal; font-size: 1.05rem; }}
h3 {{ font-size: 1.1rem; margin: 1.6rem 0 .4rem; }}
h4 {{ font-size: 1rem; font-weight: normal; margin: 1rem 0 .3rem; }}
a {{ color: var(--link); }}
section {{ border-top: 1px solid var(--line); margin-top: 2rem; padding-top: 1.5rem; }}
.about, .quiet, .ref, .original {{ color: var(--quiet); }}
.about, .ref, .quiet {{ font-size: .9rem; }}
.about {{ margin: .25rem 0; }}
.ref {{ white-space: nowrap; }}
.original {{ display: block; font-style: italic; font-size: .95rem; }}
.doubt {{ color: var(--doubt); text-decoration: none; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .4rem 1rem; font-size: .95rem; }}
dt {{ color: var(--quiet); }}
dd {{ margin: 0; }}
ul {{ padding-left: 1.2rem; margin: .4rem 0; }}
li {{ margin: .7rem 0; }}
li p {{ margin: .1rem 0; }}
.also {{ margin: .5rem 0 0; padding-left: .8rem; border-left: 2px solid var(--line); }}
.differ {{ padding: .1rem .8rem; border-left: 3px solid var(--doubt);
  background: var(--doubt-paper); }}
.timeline > ul {{ list-style: none; padding-left: .9rem; border-left: 2px solid var(--line); }}
@media (max-width: 30rem) {{ dl {{ grid-template-columns: 1fr; gap: .1rem; }}
  dd {{ margin-bottom: .6rem; }} .ref {{ white-space: normal; }} }}
@media print {{ :root {{ color-scheme: light; --ink: #000; --quiet: #444; --paper: #fff;
  --line: #999; --link: #000; --doubt: #000; --doubt-paper: #fff; }}
  body {{ max-width: none; padding: 0; font-size: 11pt; }} nav {{ display: none; }}
  h2, h3, h4 {{ break-after: avoid; }} li {{ break-inside: avoid; }} }}
</style>
</head>
<body>
<header>
<h1>Digest</h1>
</header>
<main>
{body}
</main>
</body>
</html>
"""
