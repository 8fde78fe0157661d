"""The papers' networks in idiomatic Keras on TensorFlow, trained with Adam and scored; see side.py."""

import sys

from side import Workload, serve

import numpy as np
import tensorflow as tf
import keras
from keras import layers


def additive_attention(x, units):
    """softmax(v . tanh(W h + b)) over the steps."""
    scores = layers.Dense(1, use_bias=False, name="query")(layers.Dense(units, activation="tanh", name="hidden")(x))
    weights = layers.Softmax(axis=1)(scores)
    return layers.Dot(axes=1)([weights, x])


def bigru(x):
    return layers.Bidirectional(layers.GRU(64, return_sequences=True, reset_after=True), name="gru")(x)


def network_a(classes):
    """CNN-BiGRU with attention."""
    rows = layers.Input((122, 1))
    # Even kernels: "same" puts the extra zero after the sequence.
    y = layers.Conv1D(64, 24, padding="same", activation="relu", name="convolution")(rows)
    y = layers.BatchNormalization(epsilon=1e-5, momentum=0.9, name="norm")(layers.MaxPooling1D(2)(y))
    y = layers.Dropout(0.026449575992992313)(bigru(layers.Dropout(0.45328375223588824)(y)))
    context = layers.Flatten()(additive_attention(y, 64))
    y = layers.Concatenate()([context, layers.GlobalAveragePooling1D()(y)])
    y = layers.Dropout(0.08715283056018074)(y)
    return keras.Model(rows, layers.Dense(classes, name="classifier")(y))


def residual_block(x, filters, name):
    y = layers.Conv1D(filters, 3, padding="same", name=name + ".0")(x)
    y = layers.ReLU()(layers.BatchNormalization(epsilon=1e-5, momentum=0.9, name=name + ".1")(y))
    y = layers.Conv1D(filters, 3, padding="same", name=name + ".3")(y)
    y = layers.BatchNormalization(epsilon=1e-5, momentum=0.9, name=name + ".4")(y)
    if x.shape[-1] != filters:
        x = layers.Conv1D(filters, 1, name=name + ".s0")(x)
        x = layers.BatchNormalization(epsilon=1e-5, momentum=0.9, name=name + ".s1")(x)
    return layers.ReLU()(layers.Add()([y, x]))


def network_b(classes):
    """ResNet-BiGRU with multi-head attention."""
    rows = layers.Input((95, 1))
    y = rows
    for i in range(3):
        y = residual_block(y, 64, f"block{i}")
    y = layers.Dropout(0.1)(bigru(layers.Dropout(0.2)(layers.MaxPooling1D(2)(y))))
    y = layers.Add()([y, layers.MultiHeadAttention(4, 32, name="attention")(y, y)])
    y = layers.LayerNormalization(epsilon=1e-5, name="layer_norm")(y)
    y = layers.Dropout(0.1)(layers.GlobalAveragePooling1D()(y))
    return keras.Model(rows, layers.Dense(classes, name="classifier")(y))


def convolution_weights(arrays, path):
    return [arrays[path + "weight"].transpose(2, 1, 0), arrays[path + "bias"]]


def norm_weights(arrays, path):
    names = ["weight", "bias"] + (["running_mean", "running_variance"] if path + "running_mean" in arrays else [])
    return [arrays[path + name] for name in names]


def dense_weights(arrays, path):
    return [arrays[path + "weight"].T, arrays[path + "bias"]]


def gru_weights(arrays, path):
    """Keras has the gates in the order z, r, n; the arrays in the order r, z, n."""

    def reordered(array):
        reset, update, new = np.split(array, 3)
        return np.concatenate([update, reset, new])

    weights = []
    for direction in ("forward.", "backward."):
        own = {role: reordered(arrays[path + direction + role]) for role in
               ("input_weight", "recurrent_weight", "input_bias", "recurrent_bias")}
        weights += [own["input_weight"].T, own["recurrent_weight"].T,
                    np.stack([own["input_bias"], own["recurrent_bias"]])]
    return weights


def attention_weights(arrays, path, heads):
    weights = []
    for weight, bias in zip(np.split(arrays[path + "input_weight"], 3), np.split(arrays[path + "input_bias"], 3)):
        weights += [weight.T.reshape(weight.shape[1], heads, -1), bias.reshape(heads, -1)]
    output = arrays[path + "output_weight"].T
    # Keras asks for queries, keys, values in this order.
    return weights + [output.reshape(heads, -1, output.shape[1]), arrays[path + "output_bias"]]


def load_a(network, arrays):
    network.get_layer("convolution").set_weights(convolution_weights(arrays, "0."))
    network.get_layer("norm").set_weights(norm_weights(arrays, "3."))
    network.get_layer("gru").set_weights(gru_weights(arrays, "5."))
    network.get_layer("hidden").set_weights(dense_weights(arrays, "7.0.0."))
    network.get_layer("query").set_weights([arrays["7.0.0.query"][:, None]])
    network.get_layer("classifier").set_weights(dense_weights(arrays, "9."))


def load_b(network, arrays):
    for i in range(3):
        for layer, read in (("0", convolution_weights), ("1", norm_weights),
                            ("3", convolution_weights), ("4", norm_weights)):
            network.get_layer(f"block{i}.{layer}").set_weights(read(arrays, f"{2 * i}.body.{layer}."))
    network.get_layer("block0.s0").set_weights(convolution_weights(arrays, "0.shortcut.0."))
    network.get_layer("block0.s1").set_weights(norm_weights(arrays, "0.shortcut.1."))
    network.get_layer("gru").set_weights(gru_weights(arrays, "8."))
    network.get_layer("attention").set_weights(attention_weights(arrays, "10.body.0.", 4))
    network.get_layer("layer_norm").set_weights(norm_weights(arrays, "11."))
    network.get_layer("classifier").set_weights(dense_weights(arrays, "14."))


def main():
    work = Workload(sys.argv)
    tf.config.threading.set_intra_op_parallelism_threads(work.threads)
    tf.config.threading.set_inter_op_parallelism_threads(work.threads)
    network, load = (network_a(5), load_a) if work.network == "A" else (network_b(15), load_b)
    load(network, work.arrays)
    network.compile(
        optimizer=keras.optimizers.Adam(1e-3), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    x, labels = tf.constant(work.x), tf.constant(work.labels)
    score = tf.function(lambda rows: tf.nn.softmax(network(rows, training=False)))

    def train():
        network.train_on_batch(x, labels)

    serve(train if work.task == "TRAIN" else lambda: score(x).numpy(), lambda rows: score(x[:rows]).numpy())


main()
