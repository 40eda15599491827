"""Colours as people with protanopia or deuteranopia see them, and how far apart they then are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from a11ylint.media.color import spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

# Machado, Oliveira, Fernandes 2009 (IEEE TVCG 15:1291), severity 1.0, for linear RGB.
PROTANOPIA: Final = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTERANOPIA: Final = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
MATRICES: Final = {"protanopia": PROTANOPIA, "deuteranopia": DEUTERANOPIA}


class Palette(NamedTuple):
    """CIEDE2000 between all colours, each of shape (n, n), and the Lab values (n, 3) in normal vision."""

    lab: NDArray[np.float64]
    normal: NDArray[np.float64]
    protan: NDArray[np.float64]
    deutan: NDArray[np.float64]


def simulate(rgb: NDArray[Any], deficiency: str) -> NDArray[np.float64]:
    """sRGB values 0-255, last axis the channels, as `protanopia` or `deuteranopia` sees them, not rounded."""
    import numpy as np

    light = spaces.linear(rgb) @ np.array(MATRICES[deficiency]).T
    return 255 * spaces.encoded(light.clip(0, 1))


def palette(hexes: Sequence[str]) -> Palette:
    """Distances of a few colours (not of whole pictures: colormath converts them one by one)."""
    import numpy as np

    rgb = np.array([spaces.rgb_of(color) for color in hexes], dtype=np.float64).reshape(-1, 3)
    normal = _lab(rgb)
    seen = [
        normal,
        *(spaces.lab(simulate(rgb, kind)) for kind in MATRICES),
    ]  # these are no colours of the draft
    return Palette(normal, *(_distances(values) for values in seen))


def difference(one: NDArray[np.float64], many: NDArray[np.float64]) -> NDArray[np.float64]:
    """CIEDE2000 between one Lab value (3,) and many (n, 3)."""
    from colormath.color_diff_matrix import delta_e_cie2000

    distances: NDArray[np.float64] = delta_e_cie2000(one, many)
    return distances


def _distances(values: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    found = np.zeros((len(values), len(values)))
    for number in range(len(values) - 1):
        later = slice(number + 1, None)
        found[number, later] = found[later, number] = difference(values[number], values[later])
    return found


def _lab(rgb: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np
    from colormath.color_conversions import convert_color
    from colormath.color_objects import LabColor, sRGBColor

    colors = (convert_color(sRGBColor(*(rgb[i] / 255)), LabColor) for i in range(len(rgb)))
    return np.array([color.get_value_tuple() for color in colors], dtype=np.float64).reshape(-1, 3)
