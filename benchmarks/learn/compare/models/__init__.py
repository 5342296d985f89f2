"""The ways of weighing, a file each; found by a scan (:func:`..model.all_models`)."""
