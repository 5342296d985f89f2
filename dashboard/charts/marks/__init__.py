"""What is drawn on a panel of curves: one mark, one file, found by a scan as readers are.

A mark's file holds, and nothing else has to be edited for it:

* a docstring that says what it shows and when it shows nothing;
* ``layers(panel: PanelData) -> list[alt.Chart]``, which reads all that it needs from the panel
  (:class:`dashboard.charts.panel_data.PanelData`: its lines, its plane, its words, the options of
  the figure) and gives the layers from the back to the front, each made with
  ``panel.canvas.layer(kind, table)`` and a ``kind`` of its own; no layers where there is nothing
  to show.  Fields of tables have names of ours, never names from a log;
* as its last line ``MARK = Mark("name", layers, 75)`` (:class:`dashboard.charts.marks.mark.Mark`):
  a name of its own, for the sentence that says that it could not be drawn; its place between the
  back, 0, and the front, 150, where those of the others are in
  :class:`dashboard.charts.marks.mark.Order`; and, unless every panel of curves has it, the kinds
  of panels that have it: ``frozenset({PanelKind.MAIN})``.

Its texts, if it has any, are in ``text/locales``, in both languages.  A mark that raises is left
out and said under the figure, so that it needs no guard of its own.  ``tests/charts/test_marks.py``
and ``test_every_chart.py`` run over every mark; the first has a whole file of one as an example.
"""
