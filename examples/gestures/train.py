"""Trains the three networks of this folder and writes them as ONNX: python3 train.py [FOLDER]. A minute or two on one core.

Needs python3-torch. Every network takes [1, 50, 6] (time, axis) of normalised values and answers with three
probabilities; how to normalise lies beside each as MODEL.preprocess.json.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import torch
from torch import nn

from signals import AXES, GESTURES, WINDOW

SEED = 7
EPOCHS, BATCH = 60, 32


class Dense(nn.Module):
    """The baseline: every sample of the window is an input of its own."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Flatten(), nn.Linear(WINDOW * len(AXES), 32), nn.ReLU(), nn.Dropout(0.3),
                                    nn.Linear(32, 16), nn.ReLU(), nn.Linear(16, len(GESTURES)))

    def forward(self, x):
        return self.layers(x)


class Cnn(nn.Module):
    """Filters along time: a movement looks the same wherever in the window it begins."""

    def __init__(self):
        super().__init__()
        self.features = nn.Sequential(nn.Conv1d(len(AXES), 16, 5, stride=2), nn.ReLU(),
                                      nn.Conv1d(16, 24, 5, stride=2), nn.ReLU(),
                                      nn.Conv1d(24, 24, 3), nn.ReLU())
        self.classes = nn.Sequential(nn.AdaptiveAvgPool1d(1), nn.Flatten(), nn.Linear(24, len(GESTURES)))

    def forward(self, x):
        return self.classes(self.features(x.transpose(1, 2)))


class Lstm(nn.Module):
    """Reads the window sample by sample and answers after the last."""

    def __init__(self):
        super().__init__()
        self.memory = nn.LSTM(len(AXES), 20, batch_first=True)
        self.classes = nn.Linear(20, len(GESTURES))

    def forward(self, x):
        return self.classes(self.memory(x)[0][:, -1])


class WithProbabilities(nn.Module):
    def __init__(self, network):
        super().__init__()
        self.network = network

    def forward(self, x):
        return torch.softmax(self.network(x), dim=1)


def load(path: Path, mean, std):
    data = np.load(path)
    x = ((data["x"].astype(np.float32) - mean) / std).astype(np.float32)
    return torch.from_numpy(x), torch.from_numpy(data["y"].astype(np.int64))


def accuracy(network, x, y) -> float:
    network.eval()
    with torch.no_grad():
        return (network(x).argmax(1) == y).float().mean().item()


def train(network, x, y):
    optimizer = torch.optim.Adam(network.parameters(), lr=3e-3, weight_decay=1e-4)
    steps = EPOCHS * (len(x) // BATCH)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)
    loss_of = nn.CrossEntropyLoss(label_smoothing=0.05)
    for _ in range(EPOCHS):
        network.train()
        order = torch.randperm(len(x))
        for at in range(0, len(x) - BATCH + 1, BATCH):
            batch = order[at:at + BATCH]
            # Nobody moves twice alike: a little noise and another strength each time.
            seen = x[batch] * (1 + 0.1 * torch.randn(BATCH, 1, 1)) + 0.05 * torch.randn_like(x[batch])
            loss = loss_of(network(seen), y[batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()


def write(network, path: Path, mean, std) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the exporter's own news
        torch.onnx.export(WithProbabilities(network).eval(), torch.zeros(1, WINDOW, len(AXES)), path, opset_version=13,
                          input_names=["window"], output_names=["probabilities"])
    normal = {"mean": [round(float(m), 3) for m in mean], "std": [round(float(s), 3) for s in std]}
    Path(f"{path}.preprocess.json").write_text(json.dumps(normal) + "\n")


def main(folder: Path, data: Path) -> None:
    torch.set_num_threads(1)
    raw = np.load(data / "train.npz")["x"].astype(np.float64)
    mean = np.round(raw.mean(axis=(0, 1)), 3)
    std = np.round(raw.std(axis=(0, 1)), 3)
    sets = {name: load(data / f"{name}.npz", mean, std) for name in ("train", "same_people", "test")}
    for name, make in (("dense", Dense), ("cnn", Cnn), ("lstm", Lstm)):
        torch.manual_seed(SEED)
        network = make()
        train(network, *sets["train"])
        print(name, *(f"{key} {100 * accuracy(network, *both):.1f} %" for key, both in sets.items()), flush=True)
        write(network, folder / f"gesture_{name}.onnx", mean, std)


if __name__ == "__main__":
    here = Path(__file__).parent
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else here
    main(target, target if (target / "train.npz").exists() else here)
