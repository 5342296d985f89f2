"""YAML as settings files hold it: the safe loader, with a bound on what aliases may blow up.

Nothing is constructed but plain values.  An alias costs three bytes and stands for a whole mapping,
and ``<<`` copies it: a few lines of merges that merge merges take all memory there is.  The loader
of libyaml is used where PyYAML was built with it, as wheels are: it is several times as fast, and
it bounds how deep a document may nest.
"""

from typing import Any

import yaml

from dashboard.logs.parsing.json_text import whole_text

_MAX_MERGED = 100  # mappings that one mapping merges; configurations merge one or two
_MAX_KEYS = 20_000  # of one mapping, merged ones included
_LONGEST_NUMBER = (
    400  # characters; a float's whole digits are at most 309, and those of a seed far fewer
)
_MERGE = "tag:yaml.org,2002:merge"  # https://yaml.org/type/merge.html
_Safe: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Safe):  # type: ignore[misc]
    """The safe loader that refuses mappings which grow by merging."""

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Merge as the safe loader does, within the bounds."""
        merged = [held for key, held in node.value if key.tag == _MERGE]
        lists = [len(one.value) for one in merged if isinstance(one, yaml.SequenceNode)]
        if len(merged) + sum(lists) > _MAX_MERGED:
            raise yaml.constructor.ConstructorError(problem="more merges than can be meant")
        super().flatten_mapping(node)
        if len(node.value) > _MAX_KEYS:
            raise yaml.constructor.ConstructorError(problem="more keys than can be meant")

    def construct_yaml_int(self, node: yaml.ScalarNode) -> Any:
        """A whole number; one with more characters than any has is the text that it is written."""
        return node.value if _is_long(node) else super().construct_yaml_int(node)

    def construct_yaml_float(self, node: yaml.ScalarNode) -> Any:
        """A number; one with more characters than any has is the text that it is written."""
        return node.value if _is_long(node) else super().construct_yaml_float(node)


def _is_long(node: yaml.ScalarNode) -> bool:
    """Whether a scalar is too long for a number: PyYAML takes ``1:1:1…`` for one to the base 60."""
    return len(node.value) > _LONGEST_NUMBER


def _without_tag(loader: Any, tag: str, node: yaml.Node) -> Any:
    """The plain values under a tag of a program; nothing is built from the tag."""
    if "apply" in tag:
        return None  # the arguments of a function, as of NumPy's scalars
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return None


_Loader.add_multi_constructor("", _without_tag)
_Loader.add_constructor("tag:yaml.org,2002:int", _Loader.construct_yaml_int)
_Loader.add_constructor("tag:yaml.org,2002:float", _Loader.construct_yaml_float)


def load_yaml(text: str) -> Any:
    """The value of ``text``.

    Raises:
        yaml.YAMLError: when it is no YAML, or merges without bound.
        ValueError: when a number or a date in it is none.
    """
    try:
        value = yaml.load(text, _Loader)  # noqa: S506 - derived from the safe loader
    except (LookupError, AttributeError, TypeError) as error:  # "!!int ''", "!!timestamp x"
        raise ValueError(str(error)) from error
    return whole_text(value, text)
