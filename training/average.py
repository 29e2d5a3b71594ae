"""Average the weights of several runs that began alike, or of several points of one: flatter, and better on unseen
articles, than any one of them.

usage: python -m training.average FOLDER WEIGHTS.pt WEIGHTS.pt [WEIGHTS.pt …]

Writes FOLDER/weights.pt, and plan.json of the first one's run beside it (Wortsman et al. 2022, model soups).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from torch import Tensor


def mean(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """The mean of each weight; what is no float is taken from the last."""
    return {
        name: torch.stack([state[name] for state in states]).mean(dim=0) if last.is_floating_point() else last
        for name, last in states[-1].items()
    }


def main() -> None:
    """Average as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("weights", type=Path, nargs="+")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    states = [torch.load(path, map_location="cpu", weights_only=True) for path in chosen.weights]
    torch.save(mean(states), chosen.folder / "weights.pt")
    shutil.copy(chosen.weights[0].parent / "plan.json", chosen.folder)


if __name__ == "__main__":
    main()
