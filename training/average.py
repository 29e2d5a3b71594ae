"""Average the weights of several points of a run: flatter, and better on unseen articles, than any one of them.

usage: python -m training.average RUN_FOLDER EPOCH EPOCH [EPOCH …]

Writes weights.pt of the run from weights-EPOCH.pt (Izmailov et al. 2018, stochastic weight averaging).
"""

from __future__ import annotations

import argparse
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
    parser.add_argument("run", type=Path)
    parser.add_argument("epochs", type=int, nargs="+")
    chosen = parser.parse_args()
    paths = [chosen.run / f"weights-{epoch}.pt" for epoch in chosen.epochs]
    torch.save(
        mean([torch.load(path, map_location="cpu", weights_only=True) for path in paths]), chosen.run / "weights.pt"
    )


if __name__ == "__main__":
    main()
