"""What ``streamlit run dashboard/app.py`` serves: the root on the path, then the shell.

Streamlit puts this file's folder, not the root, on ``sys.path``.  Files or folders named after
``--`` are opened beside the samples: ``streamlit run dashboard/app.py -- runs/``; the page opens
further ones only under ``--root``, by default the working folder.

The file is read twice over: once by the server, which finds ``app`` in it before it answers anyone,
and then by every session, as a script.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

if __name__ == "__main__":
    from dashboard.views.frame.app_frame import draw

    draw(sys.argv[1:])
else:
    import streamlit as st

    from dashboard.views.frame import page_scripts
    from dashboard.views.serving import start

    middleware = start.middleware(page_scripts.every_script())
    app = st.App(__file__, middleware=middleware, lifespan=start.lifespan)
    start.check()
