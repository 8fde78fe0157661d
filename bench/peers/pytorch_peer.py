"""The papers' networks in idiomatic PyTorch, trained with Adam and scored; see side.py."""

import sys

import torch
from torch import nn
from torch.nn import functional

from side import Workload, serve


class AdditiveAttention(nn.Module):
    """softmax(v . tanh(W h + b)) over the steps."""

    def __init__(self, channels, units):
        super().__init__()
        self.hidden = nn.Linear(channels, units)
        self.query = nn.Parameter(torch.empty(units))

    def forward(self, x):
        weights = torch.softmax(torch.tanh(self.hidden(x)) @ self.query, dim=1)
        return torch.bmm(weights.unsqueeze(1), x).squeeze(1)


class CnnBigruAttention(nn.Module):
    """Network A."""

    def __init__(self, classes):
        super().__init__()
        self.convolution = nn.Conv1d(1, 64, 24, padding="same")
        self.norm = nn.BatchNorm1d(64)
        self.conv_dropout = nn.Dropout(0.45328375223588824)
        self.gru = nn.GRU(64, 64, batch_first=True, bidirectional=True)
        self.gru_dropout = nn.Dropout(0.026449575992992313)
        self.attention = AdditiveAttention(128, 64)
        self.attention_dropout = nn.Dropout(0.08715283056018074)
        self.classifier = nn.Linear(256, classes)

    def forward(self, x):
        y = functional.max_pool1d(torch.relu(self.convolution(x.transpose(1, 2))), 2)
        y = self.conv_dropout(self.norm(y)).transpose(1, 2)
        y = self.gru_dropout(self.gru(y)[0])
        y = torch.cat([self.attention(y), y.mean(dim=1)], dim=1)
        return self.classifier(self.attention_dropout(y))

    def load(self, arrays):
        fill(self.convolution, arrays, "0.")
        fill(self.norm, arrays, "3.")
        fill_gru(self.gru, arrays, "5.")
        fill(self.attention.hidden, arrays, "7.0.0.")
        put(self.attention.query, arrays["7.0.0.query"])
        fill(self.classifier, arrays, "9.")


class ResidualBlock(nn.Module):
    def __init__(self, channels, filters):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv1d(channels, filters, 3, padding="same"),
            nn.BatchNorm1d(filters),
            nn.ReLU(),
            nn.Conv1d(filters, filters, 3, padding="same"),
            nn.BatchNorm1d(filters),
        )
        self.shortcut = nn.Sequential()
        if channels != filters:
            self.shortcut = nn.Sequential(nn.Conv1d(channels, filters, 1), nn.BatchNorm1d(filters))

    def forward(self, x):
        return torch.relu(self.body(x) + self.shortcut(x))


class ResnetBigruMha(nn.Module):
    """Network B."""

    def __init__(self, classes):
        super().__init__()
        self.blocks = nn.Sequential(ResidualBlock(1, 64), ResidualBlock(64, 64), ResidualBlock(64, 64))
        self.conv_dropout = nn.Dropout(0.2)
        self.gru = nn.GRU(64, 64, batch_first=True, bidirectional=True)
        self.gru_dropout = nn.Dropout(0.1)
        self.attention = nn.MultiheadAttention(128, 4, batch_first=True)
        self.norm = nn.LayerNorm(128)
        self.attention_dropout = nn.Dropout(0.1)
        self.classifier = nn.Linear(128, classes)

    def forward(self, x):
        y = functional.max_pool1d(self.blocks(x.transpose(1, 2)), 2)
        y = self.gru_dropout(self.gru(self.conv_dropout(y).transpose(1, 2))[0])
        y = self.norm(y + self.attention(y, y, y, need_weights=False)[0])
        return self.classifier(self.attention_dropout(y.mean(dim=1)))

    def load(self, arrays):
        for i, block in enumerate(self.blocks):
            for j in (0, 1, 3, 4):
                fill(block.body[j], arrays, f"{2 * i}.body.{j}.")
            for j, layer in enumerate(block.shortcut):
                fill(layer, arrays, f"{2 * i}.shortcut.{j}.")
        fill_gru(self.gru, arrays, "8.")
        put(self.attention.in_proj_weight, arrays["10.body.0.input_weight"])
        put(self.attention.in_proj_bias, arrays["10.body.0.input_bias"])
        put(self.attention.out_proj.weight, arrays["10.body.0.output_weight"])
        put(self.attention.out_proj.bias, arrays["10.body.0.output_bias"])
        fill(self.norm, arrays, "11.")
        fill(self.classifier, arrays, "14.")


def put(tensor, array):
    with torch.no_grad():
        tensor.copy_(torch.from_numpy(array.copy()))


def fill(layer, arrays, path):
    put(layer.weight, arrays[path + "weight"])
    put(layer.bias, arrays[path + "bias"])
    if path + "running_mean" in arrays:
        put(layer.running_mean, arrays[path + "running_mean"])
        put(layer.running_var, arrays[path + "running_variance"])


def fill_gru(gru, arrays, path):
    for direction, suffix in (("forward.", "_l0"), ("backward.", "_l0_reverse")):
        put(getattr(gru, "weight_ih" + suffix), arrays[path + direction + "input_weight"])
        put(getattr(gru, "weight_hh" + suffix), arrays[path + direction + "recurrent_weight"])
        put(getattr(gru, "bias_ih" + suffix), arrays[path + direction + "input_bias"])
        put(getattr(gru, "bias_hh" + suffix), arrays[path + direction + "recurrent_bias"])


def main():
    work = Workload(sys.argv)
    torch.set_num_threads(work.threads)
    network = CnnBigruAttention(5) if work.network == "A" else ResnetBigruMha(15)
    network.load(work.arrays)
    x, labels = torch.from_numpy(work.x.copy()), torch.from_numpy(work.labels)
    optimizer = torch.optim.Adam(network.parameters(), lr=1e-3)

    def score(rows):
        network.eval()
        with torch.inference_mode():
            return torch.softmax(network(rows), dim=1)

    def train():
        network.train()
        optimizer.zero_grad(set_to_none=True)
        functional.cross_entropy(network(x), labels).backward()
        optimizer.step()

    serve(train if work.task == "TRAIN" else lambda: score(x), lambda rows: score(x[:rows]).numpy())


main()
