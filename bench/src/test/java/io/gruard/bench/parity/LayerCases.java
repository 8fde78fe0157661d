package io.gruard.bench.parity;

import static io.gruard.bench.parity.ParityCase.between;

import io.gruard.nn.LayerSpec;
import io.gruard.nn.LayerSpec.AdditiveAttention;
import io.gruard.nn.LayerSpec.AveragePool;
import io.gruard.nn.LayerSpec.BatchNorm;
import io.gruard.nn.LayerSpec.Cell;
import io.gruard.nn.LayerSpec.Conv1d;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Fusion;
import io.gruard.nn.LayerSpec.GlobalPool;
import io.gruard.nn.LayerSpec.LayerNorm;
import io.gruard.nn.LayerSpec.MaxPool;
import io.gruard.nn.LayerSpec.MultiHeadAttention;
import io.gruard.nn.LayerSpec.Recurrent;
import io.gruard.nn.LayerSpec.Relu;
import io.gruard.nn.LayerSpec.Residual;
import io.gruard.nn.Padding;
import io.gruard.nn.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every layer at awkward sizes: odd, prime, one, just over and under the size of a vector or a tile. */
final class LayerCases {
    private LayerCases() {}

    static Stream<ParityCase> all() {
        return Stream.of(convolutions(), pools(), normalisations(), recurrent(), attention(), compositions())
                .flatMap(List::stream);
    }

    private static List<ParityCase> convolutions() {
        List<ParityCase> cases = new ArrayList<>();
        for (Padding padding : Padding.values()) {
            for (int width : new int[] {1, 2, 3, 5, 8, 24}) {
                for (int stride : new int[] {1, 2, 3}) {
                    String name = "convolution " + padding + " width " + width + " stride " + stride;
                    cases.add(between(name, 7, new Shape(29, 3), new Conv1d(13, width, stride, padding)));
                }
            }
        }
        cases.add(between("convolution wider than its sequence", 3, new Shape(5, 2), Conv1d.same(9, 24)));
        cases.add(between("convolution of one step", 1, new Shape(1, 1), Conv1d.same(1, 1)));
        cases.add(between("convolution of one channel", 50, new Shape(61, 1), Conv1d.same(64, 24)));
        cases.add(between("convolution of many channels", 5, new Shape(17, 67), Conv1d.same(65, 3)));
        return cases;
    }

    private static List<ParityCase> pools() {
        List<ParityCase> cases = new ArrayList<>();
        for (int[] windows : new int[][] {{1, 1}, {2, 2}, {3, 3}, {3, 1}, {3, 2}, {2, 3}, {29, 29}}) {
            String name = " pool width " + windows[0] + " stride " + windows[1];
            Shape input = new Shape(29, 5);
            cases.add(between("max" + name, 7, input, new MaxPool(windows[0], windows[1])));
            cases.add(between("average" + name, 7, input, new AveragePool(windows[0], windows[1])));
        }
        for (GlobalPool.Pooling kind : GlobalPool.Pooling.values()) {
            cases.add(between("global pool " + kind, 7, new Shape(13, 18), new GlobalPool(kind)));
            cases.add(between("global pool " + kind + " of one step", 3, new Shape(1, 2), new GlobalPool(kind)));
        }
        return cases;
    }

    private static List<ParityCase> normalisations() {
        return List.of(
                between("relu", 11, new Shape(7, 19), new Relu()),
                between("batch norm", 31, new Shape(13, 17), BatchNorm.defaults()),
                between(
                        "batch norm with another epsilon and momentum",
                        9,
                        new Shape(5, 3),
                        new BatchNorm(1e-2f, 0.37f)),
                between("batch norm of one step", 97, new Shape(1, 33), BatchNorm.defaults()),
                between("batch norm of one row", 1, new Shape(23, 5), BatchNorm.defaults()),
                between("layer norm", 11, new Shape(7, 19), LayerNorm.defaults()),
                between("layer norm of two channels", 5, new Shape(3, 2), new LayerNorm(1e-3f)));
    }

    private static List<ParityCase> recurrent() {
        List<ParityCase> cases = new ArrayList<>();
        int[][] sizes = {{1, 1, 1, 1}, {2, 1, 3, 5}, {3, 13, 1, 7}, {50, 19, 5, 17}, {7, 61, 33, 31}, {101, 5, 64, 64}};
        for (Cell cell : Cell.values()) {
            for (boolean both : new boolean[] {false, true}) {
                for (int[] size : sizes) {
                    String name =
                            (both ? "bidirectional " : "") + cell + ", " + size[3] + " units, " + size[1] + " steps";
                    cases.add(between(name, size[0], new Shape(size[1], size[2]), new Recurrent(cell, size[3], both)));
                }
            }
        }
        return cases;
    }

    private static List<ParityCase> attention() {
        return List.of(
                between("additive attention", 7, new Shape(13, 18), new AdditiveAttention(11)),
                between("additive attention over one step", 3, new Shape(1, 5), new AdditiveAttention(1)),
                between("additive attention over many steps", 2, new Shape(61, 33), new AdditiveAttention(64)),
                between("attention of one head", 5, new Shape(11, 7), new MultiHeadAttention(1)),
                between("attention of three heads", 4, new Shape(17, 15), new MultiHeadAttention(3)),
                between("attention with a head a channel", 2, new Shape(6, 5), new MultiHeadAttention(5)),
                between("attention over one step", 3, new Shape(1, 4), new MultiHeadAttention(2)),
                between("attention of four heads over 47 steps", 3, new Shape(47, 128), new MultiHeadAttention(4)));
    }

    private static List<ParityCase> compositions() {
        List<LayerSpec> body =
                List.of(Conv1d.same(9, 3), BatchNorm.defaults(), new Relu(), Conv1d.same(9, 4), BatchNorm.defaults());
        List<LayerSpec> strided = List.of(new Conv1d(6, 3, 2, Padding.SAME), BatchNorm.defaults());
        return List.of(
                between("dense on every step", 13, new Shape(5, 19), new Dense(37)),
                between("residual block with a projected shortcut", 9, new Shape(11, 5), new Residual(body)),
                between("residual block with a plain shortcut", 9, new Shape(11, 9), new Residual(body)),
                between("residual block with a stride", 5, new Shape(21, 4), new Residual(strided)),
                between("residual attention", 5, new Shape(9, 12), new Residual(List.of(new MultiHeadAttention(4)))),
                between(
                        "fusion",
                        6,
                        new Shape(15, 8),
                        new Fusion(List.of(
                                List.of(new AdditiveAttention(5)),
                                List.of(new GlobalPool(GlobalPool.Pooling.AVERAGE))))),
                between(
                        "fusion with a plain branch",
                        4,
                        new Shape(7, 3),
                        new Fusion(List.of(List.of(), List.of(new Dense(4), new Relu())))));
    }
}
