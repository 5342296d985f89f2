"""The tools that are compared, a file each; found by a scan (:func:`..tool.all_tools`)."""
