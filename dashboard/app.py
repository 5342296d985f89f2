"""What ``streamlit run dashboard/app.py`` serves: the root on the path, then the shell.

Streamlit puts this file's folder, not the root, on ``sys.path``.  Files or folders named after
``--`` are opened beside the samples: ``streamlit run dashboard/app.py -- runs/``; the page opens
further ones only under ``--root``, by default the working folder.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from dashboard.views.frame.app_frame import draw  # noqa: E402 (the path comes first)

draw(sys.argv[1:])
