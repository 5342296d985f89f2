# Views of the page Curves that are kept under a name.
views-title = Saved views
views-none = None yet. A view keeps runs, axis, metric, filter and stretch under a name.
views-name = Name of what you see
views-name-hint = large batches, end
views-save = Save this view
views-delete = Delete “{ $name }”
views-not-saved = The view could not be saved: the user folder cannot be written.
