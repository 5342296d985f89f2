"""Which test covers which case of damage and attack; a test checks that each exists."""

_DAMAGED = "tests/logs/test_damaged_events.py"
_GROWING = "tests/logs/test_growing_events.py"
_SOURCES = "tests/logs/test_hostile_sources.py"
_VANISHING = "tests/logs/test_vanishing_files.py"
_TABLES = "tests/logs/test_tables.py"
_HOSTILE = "tests/logs/test_hostile_tables.py"
_FOUND = "tests/logs/test_found_by_fuzzing.py"
_SETTINGS = "tests/logs/test_one_training_one_run.py"
_PICKLES = "tests/logs/test_pickles.py"
_ESCAPE = "tests/text/test_escape.py"
_CHARTS = "tests/charts/test_every_chart.py"
_MARKDOWN = "tests/report/test_markdown.py"
_BROWSER = "tests/browser/test_uploads.py"

_UNSAFE = (_SOURCES, "test_a_name_that_leaves_its_folder_is_refused_and_the_rest_read")
_REREAD = (_GROWING, "test_a_file_that_did_more_than_grow_is_read_from_its_start")
_DAMAGE = (_DAMAGED, "test_everything_but_the_damage_is_read")
_DIALECT = (_TABLES, "test_every_dialect_gives_the_same_curve")
_SHOWN = (_ESCAPE, "test_markdown_protects_every_character_that_acts")
_CELL = (_HOSTILE, "test_a_cell_or_header_that_begins_like_a_formula_is_only_text")

Cases = dict[str, tuple[str, str]]
"""The case, and the file and name of its test."""

RESILIENCE: Cases = {
    "empty file": _DAMAGE,
    "growth": (_GROWING, "test_of_a_grown_file_only_the_new_bytes_are_read"),
    "growth with truncation": _REREAD,
    "file replaced by a longer one": _REREAD,
    "transient failure of stat, or of opening": (
        _VANISHING,
        "test_a_file_that_fails_once_is_named_and_read_the_next_time",
    ),
    "shrinking file": (
        _SOURCES,
        "test_a_file_that_is_gone_or_shorter_when_it_is_read_does_no_harm",
    ),
    "file deleted while read": (
        _SOURCES,
        "test_a_file_deleted_between_listing_and_reading_is_in_the_receipt",
    ),
    "folder deleted while read": (
        _VANISHING,
        "test_a_folder_deleted_between_listing_and_reading_is_in_the_receipt",
    ),
    "folder deleted, then written anew": (
        _GROWING,
        "test_a_deleted_folder_is_said_to_be_gone_and_comes_back_whole",
    ),
    "older file changing": (_GROWING, "test_an_older_file_that_goes_on_changing_is_read_too"),
    "symlink loop": (_SOURCES, "test_a_folder_that_links_to_itself_ends"),
    "orphaned data after a restart in a new file": (
        _DAMAGED,
        "test_a_restart_replaces_the_steps_that_it_repeats",
    ),
    "orphaned data after a restart in the same file": (
        _DAMAGED,
        "test_a_session_that_starts_again_takes_back_what_came_after_its_step",
    ),
    "checksum mismatch of length and of data": _DAMAGE,
    "resume after truncation": (_GROWING, "test_reading_on_gives_what_reading_the_whole_gives"),
    "zeros that are filled in later": (
        _GROWING,
        "test_zeros_that_are_filled_in_later_are_read_then",
    ),
}

HOSTILE: dict[str, Cases] = {
    "Archives": {
        "`../x`, `..\\x`, absolute, drive letter, UNC, NUL": _UNSAFE,
        "the same names in an upload": (
            _SOURCES,
            "test_an_upload_by_such_a_name_is_refused_too",
        ),
        "symlink in a zip": (_SOURCES, "test_a_link_in_a_zip_is_not_followed"),
        "symlink or device in a tar": (
            _SOURCES,
            "test_links_and_devices_in_a_tar_are_not_followed",
        ),
        "duplicate names": (_SOURCES, "test_a_name_twice_in_a_zip_is_read_once"),
        "case clash": (_SOURCES, "test_names_that_differ_by_case_alone_are_two_files"),
        "more entries than 100,000": (
            _SOURCES,
            "test_more_entries_than_the_limit_are_refused",
        ),
        "nested archive": (_SOURCES, "test_an_archive_in_an_archive_is_not_opened"),
        "ratio beyond 200": (_SOURCES, "test_a_member_that_unpacks_to_too_much_is_refused"),
        "stream that unpacks to too much": (
            _SOURCES,
            "test_a_stream_that_unpacks_to_too_much_is_refused",
        ),
        "overlapping entries": (_SOURCES, "test_members_that_share_bytes_are_refused"),
        "lying size": (
            _SOURCES,
            "test_a_zip_that_lies_about_a_size_gives_no_more_than_it_says",
        ),
        "encrypted": (_SOURCES, "test_an_encrypted_member_is_named"),
        "truncated directory": (
            _SOURCES,
            "test_a_zip_that_cannot_be_opened_is_said_to_be_none",
        ),
    },
    "Tables": {
        "formulas in cells and headers (`=`, `+`, `-`, `@`, tab)": _CELL,
        "formula behind a carriage return": (
            _HOSTILE,
            "test_a_cell_with_a_carriage_return_and_a_formula_is_only_text",
        ),
        "a million columns": (_TABLES, "test_what_is_no_curve_is_refused_with_its_reason"),
        "a cell of many megabytes": (_TABLES, "test_a_cell_of_many_megabytes_is_refused"),
        "byte order mark, UTF-16, Latin-1, `;` with decimal comma": _DIALECT,
        "`1.234,5`": (_TABLES, "test_a_decimal_comma_may_have_thousands_points"),
        "mixed separators": (
            _HOSTILE,
            "test_rows_with_another_separator_than_the_header_are_left_out_and_counted",
        ),
        "duplicate headers": (_TABLES, "test_two_columns_of_one_name_are_both_kept"),
        "step missing": (_TABLES, "test_a_row_without_a_step_is_left_out_and_counted"),
        "step repeated": (
            _HOSTILE,
            "test_of_a_step_that_comes_twice_the_last_value_stays_and_the_loss_is_said",
        ),
        "step decreasing": (_TABLES, "test_epochs_in_another_order_are_put_in_order"),
        "step negative or 1e18": (_TABLES, "test_negative_and_huge_steps_stay_what_they_are"),
    },
    "Names": {
        "HTML": (_ESCAPE, "test_html_brings_no_tag_and_loses_no_character"),
        "HTML and Markdown images on the page": (_BROWSER, "test_names_with_markup_are_only_names"),
        "Markdown images and links, `:red[x]`, `$…$`": _SHOWN,
        "the same in the written report": (
            _MARKDOWN,
            "test_a_hostile_name_becomes_neither_tag_nor_link_nor_mention",
        ),
        "right-to-left marks": (
            _SOURCES,
            "test_names_are_shown_without_direction_marks_and_not_at_any_length",
        ),
        "10,000 characters": (_ESCAPE, "test_ten_thousand_characters_do_not_reach_the_screen"),
        "`a.b`, `lo:ss` and the others as metrics": (
            _HOSTILE,
            "test_a_metric_may_have_any_name",
        ),
        "`a.b`, `lo:ss` as fields of a chart": (
            _CHARTS,
            "test_every_view_has_a_name_of_ours_and_no_field_has_a_name_from_a_log",
        ),
    },
    "Settings": {
        "YAML `!!python/object`": (
            _SETTINGS,
            "test_settings_that_cannot_be_read_are_named_and_never_run",
        ),
        "billion laughs": (_SETTINGS, "test_a_billion_laughs_stay_small"),
        "aliases in lists, mappings and merges": (
            _FOUND,
            "test_settings_built_to_do_harm_are_read_within_limits",
        ),
        "JSON nested 10,000 deep": (
            "tests/logs/test_damaged_samples.py",
            "test_json_nested_ten_thousand_deep_is_said_to_be_no_log",
        ),
    },
    "Programs and shapes": {
        "pickles, `.pt` and `.ckpt` files, arrays of objects": (
            _PICKLES,
            "test_a_pickle_is_named_and_does_nothing",
        ),
        "`pickle`, `torch.load`, `eval` anywhere in the dashboard": (
            _PICKLES,
            "test_no_module_of_the_dashboard_imports_what_unpickles_or_evaluates_a_text",
        ),
        "event file with a huge shape": (
            _HOSTILE,
            "test_the_shape_of_a_tensor_is_never_believed",
        ),
        "event file with many tags": (
            _HOSTILE,
            "test_two_thousand_tags_in_one_record_are_read_within_limits",
        ),
    },
}
